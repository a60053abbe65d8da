import { toDateText } from '@shared/period/Period';
import { SECONDS_PER_DAY as DAY } from '@shared/units';
import type { ColumnSource } from './ColumnSource';

type To = NonNullable<ColumnSource['to']>;

/** A part of a stored time; null without one. */
const ofTime =
  (part: (time: number, date: Date) => number | string): To =>
  (value) =>
    typeof value === 'number' ? part(value, new Date(value * 1000)) : null;

/** On the clock of the site. */
export const siteHour: To = (value, zone) => (typeof value === 'number' ? zone.hourOf(value) : null);
/** 1 is Sunday; day 0, 1970-01-01, was a Thursday. */
export const siteDayOfWeek: To = (value, zone) =>
  typeof value === 'number' ? ((zone.siteDay(value) + 4) % 7) + 1 : null;

/** UTC, as in Matomo. */
export const second = ofTime((time) => time % 60);
export const minute = ofTime((time) => Math.floor(time / 60) % 60);
export const dayOfMonth = ofTime((_, date) => date.getUTCDate());
export const month = ofTime((_, date) => date.getUTCMonth() + 1);
export const quarter = ofTime((_, date) => Math.floor(date.getUTCMonth() / 3) + 1);
export const year = ofTime((_, date) => date.getUTCFullYear());
export const date = ofTime((time) => toDateText(Math.floor(time / DAY)));
/** 1 is Sunday. */
export const dayOfWeek = ofTime((_, day) => day.getUTCDay() + 1);
export const dayOfYear = ofTime(
  (time, day) => Math.floor((time - Date.UTC(day.getUTCFullYear(), 0, 1) / 1000) / DAY) + 1,
);
/** By ISO 8601: the week of the year that its Thursday lies in. */
export const weekOfYear = ofTime((time, day) => {
  const thursday = new Date((time + (3 - ((day.getUTCDay() + 6) % 7)) * DAY) * 1000);
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - start) / 1000 / DAY / 7) + 1;
});

/** Of `HH:MM:SS`. */
const ofClock =
  (part: number): To =>
  (value) =>
    typeof value === 'string' ? Number(value.split(':')[part]) : null;
export const clockHour = ofClock(0);
export const clockMinute = ofClock(1);
