import type { Bridge, Job } from '@shared/ipc/contract';
import { parseDay, toDateParameter } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { toValues, type NumbersByDate } from '../report/evolution';
import type { Selection } from '../report/ReportMetadata';

/** Where an import's data is seen best: the day or week that holds all of it, else the month of its last day. */
export function viewOfDays(idSite: number, firstDay: string, lastDay: string): Selection {
  const last = parseDay(lastDay) ?? 0;
  const first = parseDay(firstDay) ?? last;
  const week = periodAt('week', last);
  const type = first === last ? 'day' : first >= week.first ? 'week' : 'month';
  return { idSite, period: type, date: toDateParameter(periodAt(type, last)) };
}

/** The view of the newest import that is done; null before there is one. */
export function viewOfLastImport(jobs: readonly Job[]): Selection | null {
  for (const { kind, state, idSites, firstDay, lastDay } of jobs.toReversed()) {
    const idSite = idSites[0];
    if (kind !== 'import' || state !== 'done' || idSite === undefined || !firstDay || !lastDay) continue;
    return viewOfDays(idSite, firstDay, lastDay);
  }
  return null;
}

/** Where to look first: at what was imported since the app started, else at the newest data of a site. */
export async function findView(host: Pick<Bridge, 'call'>, idSite: number, ask: Ask): Promise<Selection> {
  return viewOfLastImport(await host.call('job.list', {})) ?? (await readLastView(idSite, ask));
}

type Ask = (parameters: Readonly<Record<string, string>>) => Promise<unknown>;

/** Before the first web server there is nothing to look for. */
const FIRST_YEAR = '1991-01-01';

/** The last month of a site that has visits: looked for in the last two years, then in any. This month when none has. */
export async function readLastView(idSite: number, ask: Ask): Promise<Selection> {
  const readLastKey = async (period: 'month' | 'year', date: string) => {
    const parameters = { method: 'VisitsSummary.get', idSite: String(idSite), period, date, format_metrics: '0' };
    return lastKeyWithVisits((await ask(parameters)) as NumbersByDate);
  };
  const recent = await readLastKey('month', 'last24');
  if (recent) return { idSite, period: 'month', date: `${recent}-01` };
  const year = await readLastKey('year', `${FIRST_YEAR},today`);
  const month = year && (await readLastKey('month', `${year}-01-01,${year}-12-31`));
  return { idSite, period: 'month', date: month ? `${month}-01` : 'today' };
}

function lastKeyWithVisits(data: NumbersByDate): string | undefined {
  const values = toValues(data, 'nb_visits');
  return Object.keys(data).findLast((_, index) => (values[index] ?? 0) > 0);
}
