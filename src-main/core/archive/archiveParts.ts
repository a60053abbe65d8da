import type { Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { daysOf, subPeriods } from '@shared/period/subPeriods';
import type { SiteDay } from '@shared/units';

/**
 * The periods whose archives a period is summed from. Weeks, months and the odd ends of ranges are made from days, whose
 * tables are not cut; a year from its months; a range from its years, months and days.
 */
export function archiveParts(period: Period): Period[] {
  if (period.type === 'year') return subPeriods(period);
  if (period.type !== 'range') return daysOf(period);
  return subPeriods(period).flatMap((part) => (part.type === 'week' ? daysOf(part) : [part]));
}

/** The periods that hold at least one of the days; both in order. */
export function withData(periods: readonly Period[], days: readonly SiteDay[]): Period[] {
  let next = 0;
  return periods.filter(({ first, last }) => {
    while (next < days.length && (days[next] as SiteDay) < first) next += 1;
    return next < days.length && (days[next] as SiteDay) <= last;
  });
}

/** The weeks, months or years that hold the days, in order. */
export function periodsOf(type: Period['type'], days: readonly SiteDay[]): Period[] {
  const periods: Period[] = [];
  for (const day of days) {
    if (day > (periods.at(-1)?.last ?? -1)) periods.push(periodAt(type, day));
  }
  return periods;
}
