import { toDateText } from '@shared/period/Period';
import type { TimeZone } from '@shared/period/timeZone';
import type { QualityReport } from '@shared/quality/QualityReport';
import { SECONDS_PER_HOUR, type SiteDay } from '@shared/units';
import type { Gap, HourCount } from './findGaps';

type Day = QualityReport['days'][number];

const HOURS = 24;

/** Lines and gaps as days of the site's calendar, from the first line to the last. */
export function toCalendar(hours: readonly HourCount[], gaps: readonly Gap[], zone: TimeZone): Day[] {
  const first = hours[0];
  const last = hours.at(-1);
  if (!first || !last) return [];
  const firstDay = dayOf(first[0], zone);
  const days: Day[] = [];
  for (let day = firstDay; day <= dayOf(last[0], zone); day += 1) {
    days.push({ day: toDateText(day), hours: Array<number>(HOURS).fill(0), missing: [] });
  }
  const cell = (hour: number) => ({ day: days[dayOf(hour, zone) - firstDay]!, hour: hourOf(hour, zone) });
  for (const [utcHour, lines] of hours) {
    const { day, hour } = cell(utcHour);
    day.hours[hour]! += lines;
  }
  for (const { from, until } of gaps) {
    for (let utcHour = from; utcHour < until; utcHour += 1) {
      const { day, hour } = cell(utcHour);
      // the hour that clocks repeat may have lines the other time
      if (day.hours[hour] === 0 && !day.missing.includes(hour)) day.missing.push(hour);
    }
  }
  return days;
}

/** `YYYY-MM-DD hh:mm` of the start of a UTC hour. */
export function toHourText(utcHour: number, zone: TimeZone): string {
  const time = utcHour * SECONDS_PER_HOUR;
  const local = new Date((time + zone.offsetAt(time)) * 1000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

function dayOf(utcHour: number, zone: TimeZone): SiteDay {
  return zone.siteDay(utcHour * SECONDS_PER_HOUR);
}

function hourOf(utcHour: number, zone: TimeZone): number {
  return zone.hourOf(utcHour * SECONDS_PER_HOUR);
}
