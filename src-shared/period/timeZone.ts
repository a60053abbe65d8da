import { SECONDS_PER_DAY, SECONDS_PER_HOUR, type Seconds, type SiteDay, type UnixTime } from '../units';

/** A stretch of time with one offset from UTC: [from, until), a UTC day or a part of one. */
interface Stretch {
  from: UnixTime;
  until: UnixTime;
  offset: Seconds;
  /** Clocks that go back over midnight don't bring the day before back. */
  earliestDay: SiteDay;
}

/**
 * The calendar of an IANA time zone. Offsets are asked of Intl (microseconds) twice a UTC day and kept; the usual
 * question, about a time near the one before, costs a comparison.
 */
class TimeZone {
  private readonly stretches = new Map<number, readonly Stretch[]>();
  private readonly dayStarts = new Map<SiteDay, UnixTime>();
  private current: Stretch = { from: 0, until: 0, offset: 0, earliestDay: 0 };

  constructor(
    readonly name: string,
    /** null for UTC: Intl takes long to start. */
    private readonly format: Intl.DateTimeFormat | null,
  ) {}

  /** Seconds to add to UTC for the local time. */
  offsetAt(time: UnixTime): Seconds {
    return this.stretchAt(time).offset;
  }

  siteDay(time: UnixTime): SiteDay {
    const stretch = this.stretchAt(time);
    return Math.max(stretch.earliestDay, Math.floor((time + stretch.offset) / SECONDS_PER_DAY));
  }

  /** 0–23 */
  hourOf(time: UnixTime): number {
    const local = time + this.offsetAt(time);
    return Math.floor((local - Math.floor(local / SECONDS_PER_DAY) * SECONDS_PER_DAY) / SECONDS_PER_HOUR);
  }

  /** The first second of a day; a day that the zone's calendar skipped starts, and ends, with the next one. */
  dayStart(day: SiteDay): UnixTime {
    let start = this.dayStarts.get(day);
    if (start === undefined) this.dayStarts.set(day, (start = this.findDayStart(day)));
    return start;
  }

  private stretchAt(time: UnixTime): Stretch {
    if (time >= this.current.from && time < this.current.until) return this.current;
    const utcDay = Math.floor(time / SECONDS_PER_DAY);
    let stretches = this.stretches.get(utcDay);
    if (!stretches) this.stretches.set(utcDay, (stretches = this.findStretches(utcDay)));
    const [first, second] = stretches;
    return (this.current = second && time >= second.from ? second : (first as Stretch));
  }

  private findStretches(utcDay: number): Stretch[] {
    const from = utcDay * SECONDS_PER_DAY;
    const until = from + SECONDS_PER_DAY;
    const offset = this.askOffset(from);
    const nextOffset = this.askOffset(until);
    const whole = { from, until, offset, earliestDay: -Infinity };
    if (offset === nextOffset) return [whole];
    const change = firstTime(from, until, (time) => this.askOffset(time) !== offset);
    const earliestDay = Math.floor((change - 1 + offset) / SECONDS_PER_DAY);
    return [
      { ...whole, until: change },
      { from: change, until, offset: nextOffset, earliestDay },
    ];
  }

  private findDayStart(day: SiteDay): UnixTime {
    const utcMidnight = day * SECONDS_PER_DAY;
    const isReached = (time: UnixTime): boolean => this.siteDay(time) >= day;
    return firstTime(utcMidnight - SECONDS_PER_DAY, utcMidnight + 2 * SECONDS_PER_DAY, isReached);
  }

  private askOffset(time: UnixTime): Seconds {
    if (!this.format) return 0;
    const part: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(time * 1000)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - time;
  }
}

export type { TimeZone };

const zones = new Map<string, TimeZone>();

/** The calendar of a time zone, one for all who ask. Throws: RangeError when isTimeZone is false. */
export function openTimeZone(name: string): TimeZone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = new TimeZone(name, name === 'UTC' ? null : zoneFormat(name))));
  return zone;
}

/** Is it a name that the runtime's time zone data know (`Europe/Berlin`, `UTC`)? */
export function isTimeZone(name: string): boolean {
  try {
    zoneFormat(name);
    return true;
  } catch {
    return false;
  }
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
}

/** The smallest whole time in (low, high] for which `isTrue`, which must hold from there on. */
function firstTime(low: UnixTime, high: UnixTime, isTrue: (time: UnixTime) => boolean): UnixTime {
  let before = low;
  let reached = high;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (isTrue(middle)) reached = middle;
    else before = middle;
  }
  return reached;
}
