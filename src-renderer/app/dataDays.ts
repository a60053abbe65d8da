import type { ImportSummary } from '@shared/ipc/ledger';
import { parseDay } from '@shared/period/Period';
import type { DataDays } from '../report/ApiContext';

export type ImportDays = Pick<ImportSummary, 'state' | 'idSites' | 'firstDay' | 'lastDay'>;

/** From the first day to the last that a site's imports brought; undone ones count no more. */
export function toDataDays(imports: readonly ImportDays[], idSite: number): DataDays | null {
  const days = imports
    .filter(({ state, idSites }) => state !== 'undone' && idSites.includes(idSite))
    .flatMap(({ firstDay, lastDay }) => [parseDay(firstDay ?? ''), parseDay(lastDay ?? '')])
    .filter((day) => day !== null);
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) };
}
