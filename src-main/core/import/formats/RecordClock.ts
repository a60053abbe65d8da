import { parseClfTime } from './ClfClock';
import type { LineRecord } from './LineRecord';
import { NO_ZONE } from './LogFormat';
import { compileDateFormat, parseOffset } from './strptime';

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?[ ]?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;
const clf = /^\d{1,2}\/\w{3}\/\d{4}:\d\d:\d\d:\d\d(?:\.\d+)?(?<zone> [+-]\d{4})?$/;
const number = /^\d{9,20}(\.\d*)?$/;
const zoneBehindClock = /:\d\d(?:[.,]\d+)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)$/;

/** Works out the times of records. Neighbours often share a second, so the last answer is kept. */
export class RecordClock {
  /** Seconds east of UTC, as the record read last says; NO_ZONE where it does not. */
  zone = NO_ZONE;
  private date = '';
  private time = '';
  private timezone = '';
  private answer = NaN;
  private readonly parse: (text: string) => number;

  /** Dates are of the pattern of --log-date-format, or of any kind that `parseAnyTime` knows. */
  constructor(dateFormat?: string) {
    this.parse = dateFormat === undefined ? parseAnyTime : compileDateFormat(dateFormat);
  }

  /** Whole unix seconds; NaN where the record's date is none. */
  read(record: LineRecord): number {
    if (record.date !== this.date || record.time !== this.time || record.timezone !== this.timezone) {
      this.date = record.date;
      this.time = record.time;
      this.timezone = record.timezone;
      this.answer = this.work();
    }
    return this.answer;
  }

  private work(): number {
    const { date, time, timezone } = this;
    const text = time === '' ? date : `${date} ${time}`;
    const seconds = this.parse(text);
    this.zone = parseZone(text, timezone);
    return Math.floor(timezone === '' || timezone === '-' ? seconds : seconds - parseOffset(timezone));
  }
}

/** The offset that a record names. What counts seconds since 1970 counts them in UTC. */
function parseZone(text: string, timezone: string): number {
  const named = timezone === '' || timezone === '-' ? zoneBehindClock.exec(text)?.[1] : timezone;
  const offset = named === undefined ? NaN : parseOffset(named);
  if (!Number.isNaN(offset)) return offset;
  return number.test(text) ? 0 : NO_ZONE;
}

/**
 * Unix seconds of a time as the common log format, ISO 8601 or a count since 1970 in seconds, milli-, micro- or
 * nanoseconds writes it; UTC where the text does not say. NaN where it is none of these.
 */
export function parseAnyTime(text: string): number {
  const match = iso.exec(text);
  if (match !== null) return toIsoSeconds(match);
  const common = clf.exec(text);
  if (common !== null) return parseClfTime(common.groups!['zone'] === undefined ? `${text} +0000` : text);
  return number.test(text) ? toSeconds(Number(text)) : NaN;
}

function toIsoSeconds(match: RegExpExecArray): number {
  const [, year, month, day, hour, minute, second = '0', zone = 'Z'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return NaN;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (midnight.getUTCDate() !== Number(day)) return NaN;
  const clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return midnight.getTime() / 1000 + clock - parseOffset(zone);
}

/** What the count counts is told by its size: all these mean a time between 1973 and 5138. */
function toSeconds(count: number): number {
  if (count >= 1e17) return count / 1e9;
  if (count >= 1e14) return count / 1e6;
  return count >= 1e11 ? count / 1e3 : count;
}
