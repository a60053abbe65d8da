import type { ConditionTest, GroupTest } from './compileSegment';
import type { RowTable } from './ColumnSource';
import type { RowMasks } from './findRowMasks';
import type { VisitTruth } from './testVisits';

/** Where each condition holds by what visits themselves are. */
export type Truth = ReadonlyMap<ConditionTest, VisitTruth>;

/** All tables that have several rows for a visit. */
export const rowTables: readonly RowTable[] = [
  'log_link_visit_action',
  'log_conversion',
  'log_conversion_item',
  'log_request',
];

export function holdsFor({ any }: GroupTest, truth: Truth, visit: number): boolean {
  return any.some((condition) => truth.get(condition)?.ofVisit[visit] === 1);
}

/** The groups that already hold by what the visit itself is. */
export function baseMask(groups: readonly GroupTest[], truth: Truth, visit: number): number {
  return groups.reduce((mask, group, bit) => (holdsFor(group, truth, visit) ? mask | (1 << bit) : mask), 0);
}

/** Do some rows of the visit, one of each table, complete the mask? */
export function reaches(full: number, base: number, masks: readonly RowMasks[], visit: number): boolean {
  if (base === full) return true;
  const [first, ...rest] = masks;
  return first !== undefined && first.of(visit).some((mask) => reaches(full, base | mask, rest, visit));
}
