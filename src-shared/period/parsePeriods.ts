import { AppError } from '../errors';
import type { SiteDay } from '../units';
import { parseDay, toDateText, type Period, type PeriodType } from './Period';
import { periodAt, shiftMonths, shiftPeriod } from './periodAt';

/** The most periods that lastN and previousN give. */
const maxLastPeriods: Readonly<Record<PeriodType, number>> = {
  day: 1825,
  week: 520,
  month: 120,
  year: 10,
  range: 36525,
};
/** The most periods of an `A,B`; more would be a mistyped year. */
const MAX_PERIODS = 5000;

/** The last day that an archive can name: 16 bits of days since 1970. */
const LAST_DAY: SiteDay = 65_535;

/** A day by date or by name (today, yesterday, lastWeek, …); null when it is neither. `today` is the site's. */
export function parseDateText(text: string, today: SiteDay): SiteDay | null {
  switch (text.trim().toLowerCase().replace('-', '')) {
    case 'today':
    case 'now':
      return today;
    case 'yesterday':
    case 'yesterdaysametime':
      return today - 1;
    case 'lastweek':
      return today - 7;
    case 'lastmonth':
      return shiftMonths(today, -1);
    case 'lastyear':
      return shiftMonths(today, -12);
  }
  const day = parseDay(text.trim());
  return day !== null && day >= 0 && day <= LAST_DAY ? day : null;
}

/**
 * The period, or the periods in order, that the parameters `period` and `date` ask for. An array (even of one) means that the
 * answer is a map by date. Dates: `2015-05-17`, `today`, `yesterday`, `lastWeek` …, `last7`, `previous7`, `A,B`.
 */
export function parsePeriods(type: PeriodType, dateText: string, today: SiteDay): Period | Period[] {
  const text = dateText.trim();
  const lastOrPrevious = /^(last|previous)(\d{1,6})?$/i.exec(text);
  if (lastOrPrevious) {
    const count = Math.min(Number(lastOrPrevious[2] ?? 1), maxLastPeriods[type]);
    if (count === 0) throw invalidDate(text);
    return lastPeriods(type, count, lastOrPrevious[1]?.toLowerCase() === 'previous', today);
  }
  const [from, to, more] = text.split(',');
  if (from === undefined || more !== undefined) throw invalidDate(text);
  const first = parseDateText(from, today);
  if (first === null) throw invalidDate(text);
  if (to === undefined) return periodAt(type === 'range' ? 'day' : type, first);
  const last = parseDateText(to, today);
  if (last === null) throw invalidDate(text);
  if (last < first) throw invalidDate(text, `${toDateText(last)} is before ${toDateText(first)}.`);
  return type === 'range' ? toRange(first, last) : periodsBetween(type, first, last, text);
}

/** Two days as a period: a range, or a day where they are equal. */
export function toRange(first: SiteDay, last: SiteDay): Period {
  return { type: first === last ? 'day' : 'range', first, last };
}

function lastPeriods(type: PeriodType, count: number, isPrevious: boolean, today: SiteDay): Period | Period[] {
  if (type === 'range') {
    const last = isPrevious ? today - 1 : today;
    return toRange(Math.max(0, last - count + 1), last);
  }
  const newest = shiftPeriod(periodAt(type, today), isPrevious ? -1 : 0);
  const periods = Array.from({ length: count }, (_, i) => shiftPeriod(newest, i - count + 1));
  return periods.filter((period) => period.last >= 0);
}

function periodsBetween(type: PeriodType, first: SiteDay, last: SiteDay, text: string): Period[] {
  const periods: Period[] = [];
  for (let period = periodAt(type, first); period.first <= last; period = shiftPeriod(period, 1)) {
    if (periods.length === MAX_PERIODS) throw invalidDate(text, `That is more than ${MAX_PERIODS} periods.`);
    periods.push(period);
  }
  return periods;
}

function invalidDate(value: string, hint?: string): AppError {
  const forms =
    'Use YYYY-MM-DD, today, yesterday, lastWeek, lastMonth, lastYear, lastN, previousN or YYYY-MM-DD,YYYY-MM-DD.';
  return new AppError('api.parameterInvalid', { name: 'date', value, hint: hint ?? forms });
}
