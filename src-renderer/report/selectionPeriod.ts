import { parsePeriods } from '@shared/period/parsePeriods';
import { toDateParameter, type Period, type PeriodType } from '@shared/period/Period';
import { periodAt, shiftPeriod } from '@shared/period/periodAt';
import { SECONDS_PER_DAY, type SiteDay } from '@shared/units';
import { currentLocale } from '../ui/t';
import type { Selection } from './ReportMetadata';

/** Today where the screen is; only relative dates (`yesterday`) and defaults need it. */
export function screenToday(): SiteDay {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 1000 / SECONDS_PER_DAY;
}

/** The days that a selection covers; today's period where its date makes no sense (a hand-written address). */
export function toPeriod({ period, date }: Pick<Selection, 'period' | 'date'>): Period {
  try {
    const parsed = parsePeriods(period, date, screenToday());
    const found = Array.isArray(parsed) ? parsed[0] : parsed;
    return found ? { ...found, type: period } : periodAt(period, screenToday());
  } catch {
    return periodAt(period, screenToday());
  }
}

export function stepSelection(selection: Selection, count: number): Selection {
  return { ...selection, date: toDateParameter(shiftPeriod(toPeriod(selection), count)) };
}

/** The same time seen through another kind of period: the month of a day, the last week of a month that has begun. */
export function changePeriodType(selection: Selection, type: PeriodType): Selection {
  const old = toPeriod(selection);
  if (type === 'range') return { ...selection, period: type, date: toDateParameter({ ...old, type }) };
  const day = old.last - old.first > 7 ? old.first : old.last;
  return { ...selection, period: type, date: toDateParameter(periodAt(type, day)) };
}

export function toUtcDate(day: SiteDay): Date {
  return new Date(day * SECONDS_PER_DAY * 1000);
}

type DateStyle = Intl.DateTimeFormatOptions;
const dayStyle: DateStyle = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
const rangeStyle: DateStyle = { day: 'numeric', month: 'short', year: 'numeric' };

function dateFormat(style: DateStyle): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(currentLocale(), { ...style, timeZone: 'UTC' });
}

/** May 2015 · 18 – 24 May 2015 · Mon, 18 May 2015. */
export function formatPeriod(period: Period): string {
  const first = toUtcDate(period.first);
  if (period.type === 'day') return dateFormat(dayStyle).format(first);
  if (period.type === 'month') return dateFormat({ month: 'long', year: 'numeric' }).format(first);
  if (period.type === 'year') return dateFormat({ year: 'numeric' }).format(first);
  return dateFormat(rangeStyle).formatRange(first, toUtcDate(period.last));
}

/** A point on a time axis: short, its year left to the heading. */
export function formatPoint(period: Period): string {
  const first = toUtcDate(period.first);
  if (period.type === 'month') return dateFormat({ month: 'short', year: 'numeric' }).format(first);
  if (period.type === 'year') return dateFormat({ year: 'numeric' }).format(first);
  return dateFormat({ day: 'numeric', month: 'short' }).format(first);
}
