import { parseDay } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { toValues, type NumbersByDate } from '../report/evolution';
import type { Selection } from '../report/ReportMetadata';
import { toDateParameter } from '../report/selectionPeriod';

/** Where an import's data is seen best: the day or week that holds all of it, else the month of its last day. */
export function viewOfDays(idSite: number, firstDay: string, lastDay: string): Selection {
  const last = parseDay(lastDay) ?? 0;
  const first = parseDay(firstDay) ?? last;
  const week = periodAt('week', last);
  const type = first === last ? 'day' : first >= week.first ? 'week' : 'month';
  return { idSite, period: type, date: toDateParameter(periodAt(type, last)) };
}

type Ask = (parameters: Readonly<Record<string, string>>) => Promise<unknown>;

const stretches = [
  { period: 'month', date: 'last24' },
  { period: 'year', date: 'last10' },
] as const;

/** The last month of a site that has visits, or, further back, the last year; this month when nothing has. */
export async function readLastView(idSite: number, ask: Ask): Promise<Selection> {
  for (const stretch of stretches) {
    const parameters = { method: 'VisitsSummary.get', idSite: String(idSite), ...stretch, format_metrics: '0' };
    const key = lastKeyWithVisits((await ask(parameters)) as NumbersByDate);
    if (key) return { idSite, period: stretch.period, date: key.padEnd(10, '-01').slice(0, 10) };
  }
  return { idSite, period: 'month', date: 'today' };
}

function lastKeyWithVisits(data: NumbersByDate): string | undefined {
  const values = toValues(data, 'nb_visits');
  return Object.keys(data).findLast((_, index) => (values[index] ?? 0) > 0);
}
