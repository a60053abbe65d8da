import type { TimeZone } from '@shared/period/timeZone';
import { SECONDS_PER_HOUR } from '@shared/units';
import { NO_ZONE } from '../import/formats/LogFormat';

/** `+0200` of seconds east of UTC; '' where lines name none. */
export function toZoneText(seconds: number): string {
  if (seconds === NO_ZONE) return '';
  const minutes = Math.abs(seconds) / 60;
  const digits = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${digits(minutes / 60)}${digits(minutes % 60)}`;
}

const HOURS_BETWEEN_LOOKS = 24 * 7;

/** The offsets that a time zone has between two UTC hours: two where clocks are changed in between. */
export function zonesBetween(zone: TimeZone, { first, last }: { first: number; last: number }): Set<string> {
  const found = new Set([toZoneText(zone.offsetAt(last * SECONDS_PER_HOUR))]);
  for (let hour = first; hour < last; hour += HOURS_BETWEEN_LOOKS) {
    found.add(toZoneText(zone.offsetAt(hour * SECONDS_PER_HOUR)));
  }
  return found;
}
