import { VISIT_LENGTH } from '../../tracker/Visit';
import type { RequestSource } from './RequestRows';

interface Span {
  row: number;
  first: number;
  last: number;
}

/**
 * By request line, the row of the visit that it belongs to, -1 for none: of its visitor's visits the last one that had begun
 * and was still open. So pictures, errors and redirects of somebody who visits belong to the visit, too.
 */
export function findVisits(
  { visits, clients: known }: Pick<RequestSource, 'visits' | 'clients'>,
  clients: Float64Array,
  times: Float64Array,
): Int32Array {
  const visitors = new Map<number, number>();
  const visitorOf = (idClient: number): number => {
    let visitor = visitors.get(idClient);
    if (visitor === undefined) visitors.set(idClient, (visitor = known.byId(idClient).visitor));
    return visitor;
  };
  const spans = spansByVisitor(visits, visitorOf);
  return Int32Array.from(clients, (client, i) => {
    const time = times[i] as number;
    const span = spans.get(visitorOf(client))?.findLast(({ first }) => first <= time);
    return span && time < span.last + VISIT_LENGTH ? span.row : -1;
  });
}

function spansByVisitor(visits: RequestSource['visits'], visitorOf: (idClient: number) => number): Map<number, Span[]> {
  const clients = visits.numbers('idclient');
  const first = visits.numbers('visit_first_action_time');
  const last = visits.numbers('visit_last_action_time');
  const spans = new Map<number, Span[]>();
  for (let row = 0; row < visits.count; row += 1) {
    const visitor = visitorOf(clients[row] as number);
    const span = { row, first: first[row] as number, last: last[row] as number };
    const known = spans.get(visitor);
    if (known) known.push(span);
    else spans.set(visitor, [span]);
  }
  for (const list of spans.values()) list.sort((a, b) => a.first - b.first || a.last - b.last);
  return spans;
}
