import type { ConversionGroup, VisitGroup } from '@shared/plugin/dayLogs';
import { goalKey } from '@shared/metrics/goals';
import { noVisits } from './groupVisits';

/** Puts conversions on the groups of visits with the same values; those without such visits become groups of none. */
export function addGoals(groups: VisitGroup[], conversions: readonly ConversionGroup[]): VisitGroup[] {
  if (conversions.length === 0) return groups;
  const byValues = new Map(groups.map((group) => [JSON.stringify(group.values), group]));
  const result = [...groups];
  for (const { values, idGoal, metrics } of conversions) {
    const key = JSON.stringify(values);
    let group = byValues.get(key);
    if (!group) {
      result.push((group = { values, metrics: noVisits() }));
      byValues.set(key, group);
    }
    (group.goals ??= {})[goalKey(idGoal)] = { ...metrics } as Record<string, number>;
  }
  return result;
}
