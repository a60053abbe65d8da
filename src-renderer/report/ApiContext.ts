import type { SiteDay } from '@shared/units';
import { createContext, useContext } from 'react';

/** One answer of the Reporting API over time: the old data stays while the new is on its way. */
export interface ApiAnswer<T> {
  data: T | undefined;
  error: Error | null;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** What is shown belongs to the request before this one. */
  isStale: boolean;
  retry: () => void;
}

/** The first and the last day with data. */
export interface DataDays {
  first: SiteDay;
  last: SiteDay;
}

/** How the kit reaches the Reporting API; the app gives it, so that the kit knows neither caches nor hosts. */
export interface ApiReader {
  /** A hook. No request is made for null. */
  useAnswer<T>(parameters: Readonly<Record<string, string>> | null): ApiAnswer<T>;
  /** A hook: the days of a site that imports brought lines of; null while unknown or without any. */
  useDataDays(idSite: number): DataDays | null;
  /** A hook: calls a method that changes something; whatever was answered before is asked for again. */
  useChange(): (parameters: Readonly<Record<string, string>>) => Promise<void>;
  /** The answer in a text format, for exports. */
  readText(parameters: Readonly<Record<string, string>>): Promise<{ body: string; contentType: string }>;
}

export const ApiContext = createContext<ApiReader | null>(null);

export function useApiReader(): ApiReader {
  const reader = useContext(ApiContext);
  if (!reader) throw new Error('A report is drawn outside of ApiContext.');
  return reader;
}

export function useDataDays(idSite: number): DataDays | null {
  return useApiReader().useDataDays(idSite);
}

export function useAnswer<T>(parameters: Readonly<Record<string, string>> | null): ApiAnswer<T> {
  return useApiReader().useAnswer<T>(parameters);
}

export function useChange(): ReturnType<ApiReader['useChange']> {
  return useApiReader().useChange();
}
