import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Selection } from '../report/ReportMetadata';
import { findView } from './firstView';
import { callApi } from './apiReader';
import { useHost } from './HostContext';
import { useSites } from './useSites';

/** Pages about no site keep the menu of the site that was looked at last, or of the newest data. Null without a site. */
export function useMenuSelection(selection: Selection | null): Selection | null {
  const host = useHost();
  const idSite = useSites().data?.[0]?.idsite;
  const last = useRef(selection);
  if (selection) last.current = selection;
  const view = useQuery({
    queryKey: ['call', 'view', idSite],
    queryFn: () => findView(host, idSite ?? 0, (parameters) => callApi(host, parameters)),
    enabled: last.current === null && idSite !== undefined,
  });
  return last.current ?? view.data ?? null;
}
