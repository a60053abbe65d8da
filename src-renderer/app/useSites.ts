import { useAnswer, type ApiAnswer } from '../report/ApiContext';

export interface SiteEntry {
  idsite: number;
  name: string;
  main_url: string;
}

/** All sites, in the API's order. */
export function useSites(): ApiAnswer<SiteEntry[]> {
  return useAnswer<SiteEntry[]>({ method: 'SitesManager.getAllSites' });
}
