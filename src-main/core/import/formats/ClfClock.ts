import type { ByteText } from '../ByteText';
import { parseOffset } from './strptime';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longest = 64;
const pattern = /^\s*(\d{1,2})\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\.\d+)?\s+([+-])(\d\d)(\d\d)\s*$/;
/** Bytes of `dd/Mon/yyyy:HH:MM:SS +hhmm`. */
const WIDTH = 26;

/**
 * Reads the common log format's time. Logs are nearly in order, so the hour and zone of a line are nearly always those
 * of the line before, whose time is kept; only minutes and seconds are read anew.
 */
export class ClfClock {
  /** Where the closing bracket stands after a successful read. */
  end = 0;
  /** Seconds east of UTC, of the last time read. */
  offset = 0;
  private dayMonth = 0;
  private monthYear = 0;
  private yearEnd = 0;
  private hour = 0;
  private hourOffset = 0;
  private zone = 0;
  private zoneEnd = 0;
  private hourStart = 0;

  /** The unix time of the text that starts at `start`, behind the opening bracket; NaN where it is none. */
  read(text: ByteText, start: number): number {
    const { bytes, view } = text;
    if (start + WIDTH >= bytes.length || bytes[start + WIDTH] !== 93) return this.readSlowly(text, start);
    const isSameHour =
      view.getInt32(start, true) === this.dayMonth &&
      view.getInt32(start + 4, true) === this.monthYear &&
      view.getInt32(start + 8, true) === this.yearEnd &&
      view.getInt16(start + 12, true) === this.hour &&
      view.getInt32(start + 20, true) === this.zone &&
      view.getInt16(start + 24, true) === this.zoneEnd;
    if (!isSameHour) return this.readSlowly(text, start);
    const minutes = (bytes[start + 15]! - 48) * 10 + bytes[start + 16]! - 48;
    const seconds = (bytes[start + 18]! - 48) * 10 + bytes[start + 19]! - 48;
    const isClock =
      isDigits(bytes, start + 15) &&
      isDigits(bytes, start + 18) &&
      bytes[start + 14] === 58 &&
      bytes[start + 17] === 58;
    if (!isClock || minutes > 59 || seconds > 60) return NaN;
    this.end = start + WIDTH;
    this.offset = this.hourOffset;
    return this.hourStart + minutes * 60 + seconds;
  }

  /** Any spelling that the format allows; remembers the hour of the usual one. */
  private readSlowly(text: ByteText, start: number): number {
    const { bytes, view } = text;
    let end = start;
    while (bytes[end] !== 93 && bytes[end] !== 10 && end - start < longest) end += 1;
    const date = bytes[end] === 93 ? text.buffer.toString('latin1', start, end) : '';
    const hourStart = parseClfTime(date, true);
    const time = parseClfTime(date, false);
    if (Number.isNaN(hourStart) || Number.isNaN(time)) return NaN;
    this.end = end;
    this.offset = parseOffset(date.trim().slice(-5));
    if (end - start === WIDTH) {
      this.dayMonth = view.getInt32(start, true);
      this.monthYear = view.getInt32(start + 4, true);
      this.yearEnd = view.getInt32(start + 8, true);
      this.hour = view.getInt16(start + 12, true);
      this.hourOffset = this.offset;
      this.zone = view.getInt32(start + 20, true);
      this.zoneEnd = view.getInt16(start + 24, true);
      this.hourStart = hourStart;
    }
    return time;
  }
}

function isDigits(bytes: Uint8Array, at: number): boolean {
  return (bytes[at]! - 48) >>> 0 <= 9 && (bytes[at + 1]! - 48) >>> 0 <= 9;
}

/** The unix time of `10/Feb/2012:16:42:07 -0500`, or of the hour it lies in; NaN where it is none. */
export function parseClfTime(text: string, hourOnly = false): number {
  const match = pattern.exec(text);
  if (match === null) return NaN;
  const [, day, monthName, year, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  const month = months.indexOf(monthName!.toLowerCase());
  if (month < 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return NaN;
  const midnight = new Date(Date.UTC(Number(year), month, Number(day)));
  if (midnight.getUTCDate() !== Number(day)) return NaN;
  const offset = (Number(zoneHours) * 3600 + Number(zoneMinutes) * 60) * (sign === '-' ? -1 : 1);
  const clock = Number(hour) * 3600 + (hourOnly ? 0 : Number(minute) * 60 + Number(second));
  return midnight.getTime() / 1000 + clock - offset;
}
