import type { ApiServices } from './defineApi';
import type { LogSelection } from './logReaders';

/** What a request says of whose log rows are meant; a time may be left out. */
export interface LogRequestParameters {
  idSite: string;
  period?: string;
  date?: string;
  segment?: string;
}

/**
 * The rows that a request asks for. Several periods are one, from the first to the last; without any all days are meant.
 *
 * Throws: AppError site.notFound, api.parameterInvalid.
 */
export function toLogSelection(
  { idSite, period, date, segment = '' }: LogRequestParameters,
  services: Pick<ApiServices, 'sites' | 'periods'>,
): LogSelection {
  const sites =
    idSite === 'all' ? services.sites.all() : idSite.split(',').map((id) => services.sites.byId(Number(id)));
  const idSites = sites.map(({ idsite }) => idsite);
  if (!period || !date || idSites.length === 0) return { idSites, segment };
  const periods = [services.periods({ idSite: String(idSites[0]), period, date })].flat();
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return { idSites, segment };
  return { idSites, segment, period: { type: 'range', first: first.first, last: last.last } };
}
