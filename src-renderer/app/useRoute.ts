import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Selection } from '../report/ReportMetadata';
import { parseRoute, toPath, withSelection, type Route } from './route';

/** The route in the address, and ways to go elsewhere. */
export function useRoute(): {
  route: Route;
  selection: Selection | null;
  go: (route: Route, options?: { replace?: boolean }) => void;
  select: (selection: Selection) => void;
} {
  const [path, navigate] = useLocation();
  const route = useMemo(() => parseRoute(path), [path]);
  const go = useCallback((to: Route, options?: { replace?: boolean }) => navigate(toPath(to), options), [navigate]);
  return {
    route,
    selection: 'selection' in route ? route.selection : null,
    go,
    select: (selection) => go(withSelection(route, selection)),
  };
}
