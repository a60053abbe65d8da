import type { CompiledSegment } from './compileSegment';
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
  if (conditions.length === 0) return Uint8Array.from(ofLines, (mask) => Number(mask === full));
  const truth = new Map(conditions.map((condition) => [condition, testVisits(day, condition)]));
  const masks = rowTables.flatMap(
    (table) => findRowMasks(day, { table, rowGroups: groups, conditions, truth }, false) ?? [],
  );
  const ofVisits = Int32Array.from({ length: day.visits.count }, (_, visit) => baseMask(groups, truth, visit));
  return Uint8Array.from(ofLines, (mask, line) => {
    const visit = requests.visit[line] as number;
    if (visit < 0) return Number(mask === full);
    return Number(reaches(full, mask | (ofVisits[visit] as number), masks, visit));
  });
}
