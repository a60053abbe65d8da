import { SECONDS_PER_DAY, type SiteDay } from '../units';

export const periodTypes = ['day', 'week', 'month', 'year', 'range'] as const;
export type PeriodType = (typeof periodTypes)[number];

/** The periods that are archived ahead of requests. Ranges are archived when they are asked for. */
export const aheadTypes = ['day', 'week', 'month', 'year'] as const;
/** A kind of period that is archived ahead of requests. */
export type AheadType = (typeof aheadTypes)[number];

/** Matomo's numbers, as stored in archive tables. */
export const periodIds: Readonly<Record<PeriodType, number>> = { day: 1, week: 2, month: 3, year: 4, range: 5 };

/** Whole calendar days of a site, both ends included. Weeks run from Monday to Sunday. */
export interface Period {
  readonly type: PeriodType;
  readonly first: SiteDay;
  readonly last: SiteDay;
}

/** `YYYY-MM-DD` of a day. */
export function toDateText(day: SiteDay): string {
  return new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
}

/** The day of a `YYYY-MM-DD`; null when it is not a date of the calendar. */
export function parseDay(text: string): SiteDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`) / 1000 / SECONDS_PER_DAY;
  return Number.isInteger(day) && toDateText(day) === text ? day : null;
}

/** The key of a period in answers: `2012-08-09`, `2012-08-06,2012-08-12`, `2012-08`, `2012`. */
export function periodLabel(period: Period): string {
  const first = toDateText(period.first);
  if (period.type === 'day') return first;
  if (period.type === 'month') return first.slice(0, 7);
  if (period.type === 'year') return first.slice(0, 4);
  return `${first},${toDateText(period.last)}`;
}

/** The parameter `date` that asks for a period, beside the parameter `period`. */
export function toDateParameter({ type, first, last }: Period): string {
  return type === 'range' ? `${toDateText(first)},${toDateText(last)}` : toDateText(first);
}
