import { AppError } from '@shared/errors';
import type { SiteDay } from '@shared/units';

/**
 * Keys of derived rows say where the row belongs: (idsite · 2^16 + day) · 2^24 + number within the day. So a site's day is
 * one range of the primary key, rows of a day lie together, and a key depends on nothing but the facts.
 */
const DAYS = 2 ** 16;
const ROWS_PER_DAY = 2 ** 24;
/** 2^53 / 2^40, less one. */
export const MAX_SITES = 8191;

/** The first key of a site's day; its rows are `firstKey + 0, 1, 2 …`. */
export function dayKey(idSite: number, day: SiteDay): number {
  if (idSite > MAX_SITES) throw new AppError('site.tooMany');
  return (idSite * DAYS + day) * ROWS_PER_DAY;
}

/** First and last possible key of a site's day, both included. */
export function dayKeyRange(idSite: number, day: SiteDay, lastDay: SiteDay = day): { first: number; last: number } {
  return { first: dayKey(idSite, day), last: dayKey(idSite, lastDay) + ROWS_PER_DAY - 1 };
}

/** The same range, by a key of the day. */
export function dayKeyRangeOf(key: number): { first: number; last: number } {
  const first = Math.floor(key / ROWS_PER_DAY) * ROWS_PER_DAY;
  return { first, last: first + ROWS_PER_DAY - 1 };
}

/** First and last possible key of a site, over all days. */
export function siteKeyRange(idSite: number): { first: number; last: number } {
  return dayKeyRange(idSite, 0, DAYS - 1);
}

/** The site's day that a key belongs to. */
export function dayOfKey(key: number): SiteDay {
  return Math.floor(key / ROWS_PER_DAY) % DAYS;
}
