import { VISIT_LENGTH } from '../../tracker/Visit';
import type { CodedColumn } from '../CodedColumn';
import type { RequestDay } from './RequestRows';

interface Span {
  row: number;
  first: number;
  last: number;
}

/**
 * By request line, the row of the visit that it belongs to, -1 for none: of its visitor's visits the last one that had begun
 * and was still open. So pictures, errors and redirects of somebody who visits belong to the visit, too.
 */
export function visitsOfLines(
  { visits, clients: known }: Pick<RequestDay, 'visits' | 'clients'>,
  { codes, values }: CodedColumn,
  times: Float64Array,
): Int32Array {
  if (codes.length === 0) return codes;
  const ofVisits = visits.numbers('idclient');
  known.load([...ofVisits, ...(values as (number | null)[])]);
  const spans = spansByVisitor(visits, (row) => known.byId(ofVisits[row] as number).visitor);
  const byCode = values.map((id) => (id === null ? undefined : spans.get(known.byId(id as number).visitor)));
  return codes.map((code, line) => {
    const time = times[line] as number;
    const span = byCode[code]?.findLast(({ first }) => first <= time);
    return span && time < span.last + VISIT_LENGTH ? span.row : -1;
  });
}

function spansByVisitor(visits: RequestDay['visits'], visitorOf: (row: number) => number): Map<number, Span[]> {
  const first = visits.numbers('visit_first_action_time');
  const last = visits.numbers('visit_last_action_time');
  const spans = new Map<number, Span[]>();
  for (let row = 0; row < visits.count; row += 1) {
    const visitor = visitorOf(row);
    const span = { row, first: first[row] as number, last: last[row] as number };
    const known = spans.get(visitor);
    if (known) known.push(span);
    else spans.set(visitor, [span]);
  }
  for (const list of spans.values()) list.sort((a, b) => a.first - b.first || a.last - b.last);
  return spans;
}
