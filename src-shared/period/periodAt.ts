import { SECONDS_PER_DAY, type SiteDay } from '../units';
import type { Period, PeriodType } from './Period';

interface Month {
  year: number;
  /** 0–11; other numbers roll over into other years. */
  month: number;
}

/** The period of this type that holds a day; a range is the day alone. */
export function periodAt(type: PeriodType, day: SiteDay): Period {
  if (type === 'week') {
    const first = day - weekdayOf(day);
    return { type, first, last: first + 6 };
  }
  if (type === 'month') {
    const { year, month } = monthOf(day);
    return { type, first: dayOf(year, month), last: dayOf(year, month + 1) - 1 };
  }
  if (type === 'year') {
    const { year } = monthOf(day);
    return { type, first: dayOf(year, 0), last: dayOf(year + 1, 0) - 1 };
  }
  return { type, first: day, last: day };
}

/** The period of the same type `count` periods later (earlier when negative); ranges move by their own length. */
export function shiftPeriod(period: Period, count: number): Period {
  const { type, first, last } = period;
  if (type === 'month' || type === 'year') {
    const { year, month } = monthOf(first);
    return periodAt(type, type === 'month' ? dayOf(year, month + count) : dayOf(year + count, 0));
  }
  const length = last - first + 1;
  return { type, first: first + count * length, last: last + count * length };
}

export function previousPeriod(period: Period): Period {
  return shiftPeriod(period, -1);
}

/** The same day of the month, `count` months later; the month's last day where there is no such day. */
export function shiftMonths(day: SiteDay, count: number): SiteDay {
  const { year, month } = monthOf(day);
  const dayOfMonth = day - dayOf(year, month);
  return Math.min(dayOf(year, month + count) + dayOfMonth, dayOf(year, month + count + 1) - 1);
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: SiteDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

function monthOf(day: SiteDay): Month {
  const date = new Date(day * SECONDS_PER_DAY * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

function dayOf(year: number, month: number): SiteDay {
  return Date.UTC(year, month, 1) / 1000 / SECONDS_PER_DAY;
}
