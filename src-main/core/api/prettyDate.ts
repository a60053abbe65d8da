import type { Period } from '@shared/period/Period';
import { SECONDS_PER_DAY, type SiteDay } from '@shared/units';

const day = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A period in words: `Sunday, May 17, 2015`, `May 2015`, `May 11 – 17, 2015`. Several periods read as one from first to last. */
export function prettyDate(periods: Period | readonly Period[], language: string): string {
  const list = 'type' in periods ? [periods] : periods;
  const [first] = list;
  const last = list.at(-1);
  if (!first || !last) return '';
  if (first !== last) return formatRange(first.first, last.last, language);
  const options = dayOptions(first);
  if (!options) return formatRange(first.first, first.last, language);
  return new Intl.DateTimeFormat(language, options).format(toDate(first.first));
}

/** null where a period needs both its ends. */
function dayOptions({ type }: Period): Intl.DateTimeFormatOptions | null {
  if (type === 'day') return { ...day, weekday: 'long' };
  if (type === 'month') return { timeZone: 'UTC', month: 'long', year: 'numeric' };
  if (type === 'year') return { timeZone: 'UTC', year: 'numeric' };
  return null;
}

function formatRange(first: SiteDay, last: SiteDay, language: string): string {
  return new Intl.DateTimeFormat(language, day).formatRange(toDate(first), toDate(last));
}

function toDate(siteDay: SiteDay): Date {
  return new Date(siteDay * SECONDS_PER_DAY * 1000);
}
