import type { CompiledSegment, ConditionTest, GroupTest } from './compileSegment';
import { findRowMasks } from './findRowMasks';
import type { SegmentDay } from './SegmentDay';
import { asksRequests, groupMasks } from './testRequests';
import { testVisits } from './testVisits';
import { baseMask, reaches, rowTables } from './visitMasks';

/**
 * 1 for each request line that the whole segment holds for. Conditions on requests ask the line itself, all others the visit
 * that it belongs to: they fail for a line without one.
 */
export function selectRequests(day: SegmentDay, { groups }: CompiledSegment): Uint8Array {
  const requests = day.requests();
  const ofLines = groupMasks(requests, groups);
  const full = 2 ** groups.length - 1;
  const conditions = groups.flatMap(({ any }) => any).filter((condition) => !asksRequests(condition));
  const selected = new Uint8Array(requests.count);
  const holds = conditions.length === 0 ? () => false : visitTest(day, groups, conditions);
  for (let line = 0; line < selected.length; line += 1) {
    const mask = ofLines[line] as number;
    if (mask === full || holds(line, mask)) selected[line] = 1;
  }
  return selected;
}

/** Does the visit of a line complete the mask of what the line itself fulfils? */
function visitTest(
  day: SegmentDay,
  groups: readonly GroupTest[],
  conditions: readonly ConditionTest[],
): (line: number, mask: number) => boolean {
  const { visit: visitOf } = day.requests();
  const full = 2 ** groups.length - 1;
  const truth = new Map(conditions.map((condition) => [condition, testVisits(day, condition)]));
  const masks = rowTables.flatMap(
    (table) => findRowMasks(day, { table, rowGroups: groups, conditions, truth }, false) ?? [],
  );
  const ofVisits = Int32Array.from({ length: day.visits.count }, (_, visit) => baseMask(groups, truth, visit));
  return (line, mask) => {
    const visit = visitOf[line] as number;
    return visit >= 0 && reaches(full, mask | (ofVisits[visit] as number), masks, visit);
  };
}
