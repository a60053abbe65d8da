import type { SiteDay } from '../units';
import type { Period, PeriodType } from './Period';
import { periodAt } from './periodAt';

/** What may make up a period, the longest first. A day has no parts. */
const partTypes: Readonly<Record<PeriodType, readonly PeriodType[]>> = {
  day: [],
  week: ['day'],
  month: ['week', 'day'],
  year: ['month'],
  range: ['year', 'month', 'week', 'day'],
};

/**
 * The periods that a period is summed from, in order, without gap or overlap: a week's days; the whole weeks of a month
 * and its other days; a year's months; the years, months, weeks and days that fill a range from its start.
 */
export function subPeriods(period: Period): Period[] {
  const parts: Period[] = [];
  const types = partTypes[period.type];
  if (types.length === 0) return parts;
  for (let day = period.first; day <= period.last;) {
    const part = longestPart(types, day, period.last);
    parts.push(part);
    day = part.last + 1;
  }
  return parts;
}

function longestPart(types: readonly PeriodType[], day: SiteDay, last: SiteDay): Period {
  for (const type of types) {
    const candidate = periodAt(type, day);
    if (candidate.first === day && candidate.last <= last && !breaksMonth(candidate, last)) return candidate;
  }
  return periodAt('day', day);
}

/** A week over a month's end would keep the whole month after it, and all that follow, from fitting. */
function breaksMonth({ type, first, last: end }: Period, last: SiteDay): boolean {
  if (type !== 'week') return false;
  const month = periodAt('month', end);
  return month.first > first && month.last <= last;
}

/** The days of a period as periods. */
export function daysOf(period: Period): Period[] {
  return Array.from({ length: period.last - period.first + 1 }, (_, i) => periodAt('day', period.first + i));
}
