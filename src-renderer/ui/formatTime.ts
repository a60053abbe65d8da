import { parseDay, toDateText } from '@shared/period/Period';
import { SECONDS_PER_DAY } from '@shared/units';
import { currentLocale } from './t';

/** A unix time as date and clock, in the time zone of this machine. */
export function formatMoment(time: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(time * 1000);
}

/** `2015-05-17 10:05:03`, on whatever clock, → 17/05/2015, 10:05, or 17 May 2015, 10:05:03; another text stays. */
export function formatLocalTime(text: string, length: 'short' | 'medium' = 'short'): string {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(time)) return text;
  const style = { dateStyle: length, timeStyle: length, timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(currentLocale(), style).format(time);
}

/** `2026-03-05` → 5 Mar 2026. */
export function formatDay(day: string): string {
  const parsed = parseDay(day);
  if (parsed === null) return day;
  const time = parsed * SECONDS_PER_DAY * 1000;
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}

/** From the first day to the last; one of them where they are the same. */
export function formatDays(first: string, last: string): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`));
}

/** The day that a unix time lies in, UTC. */
export function toUtcDay(time: number): string {
  return toDateText(Math.floor(time / SECONDS_PER_DAY));
}
