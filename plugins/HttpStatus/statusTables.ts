import { DataTable, type LogGroup } from 'heartwood/sdk';

/** Statuses of what is not there, or no longer. */
export const notFoundStatuses: readonly number[] = [404, 410];

/** `4xx` of 404. */
export function classOf(status: unknown): string {
  return `${Math.floor(Number(status) / 100)}xx`;
}

/** Kinds of answers that a URL should not give by turns, as columns. */
type Answer = `HttpStatus_nb_${'found' | 'redirects' | 'missing' | 'failed'}`;

/** null of what says nothing about the URL: refused, or asked for in a wrong way. */
function answerOf(status: number): Answer | null {
  if (status < 300 || status === 304) return 'HttpStatus_nb_found';
  if (status < 400) return 'HttpStatus_nb_redirects';
  if (status >= 500) return 'HttpStatus_nb_failed';
  return notFoundStatuses.includes(status) ? 'HttpStatus_nb_missing' : null;
}

/** How each URL was answered, of groups by path and status. */
export function toAnswerTable(groups: readonly LogGroup[]): DataTable {
  const table = new DataTable();
  for (const { values, metrics } of groups) {
    const [path, status] = values;
    const answer = answerOf(Number(status));
    const { nb_requests = 0 } = metrics;
    if (answer) table.sumByLabel(String(path ?? ''), { nb_requests, [answer]: nb_requests });
  }
  return table;
}

/** Is a URL sometimes there and sometimes not, or sometimes an error? */
export function isInconsistent(numberOf: (column: string) => number): boolean {
  const isThere = numberOf('HttpStatus_nb_found') + numberOf('HttpStatus_nb_redirects') > 0;
  return isThere && numberOf('HttpStatus_nb_missing') + numberOf('HttpStatus_nb_failed') > 0;
}
