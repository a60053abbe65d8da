import { openTimeZone, prettyMoment, type Site, type TimeZone } from 'heartwood/sdk';

const SECONDS_PER_DAY = 86_400;

/** Moments as a site's clock shows them, in the words of a language. */
export class SiteClock {
  private readonly zone: TimeZone;
  private readonly dates: Intl.DateTimeFormat;

  constructor(
    { timezone }: Pick<Site, 'timezone'>,
    private readonly language: string,
  ) {
    this.zone = openTimeZone(timezone);
    this.dates = new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
  }

  /** `2015-05-17 10:05:03` */
  moment(time: number): string {
    return prettyMoment(time, this.zone.name);
  }

  /** `2015-05-17` */
  date(time: number): string {
    return this.moment(time).slice(0, 10);
  }

  /** `10:05:03` */
  time(time: number): string {
    return this.moment(time).slice(11);
  }

  hour(time: number): number {
    return this.zone.hourOf(time);
  }

  /** `Sunday, May 17, 2015` */
  prettyDate(time: number): string {
    return this.dates.format((time + this.zone.offsetAt(time)) * 1000);
  }

  /** `Sunday, May 17, 2015 10:05:03` */
  prettyMoment(time: number): string {
    return `${this.prettyDate(time)} ${this.time(time)}`;
  }

  /** Days of the calendar between two moments. */
  daysBetween(from: number, to: number): number {
    return Math.floor(this.zone.siteDay(to) - this.zone.siteDay(from));
  }

  /** A country's or a language's name; '' of no code. */
  nameOf(type: 'region' | 'language', code: string): string {
    if (code === '') return '';
    try {
      return new Intl.DisplayNames([this.language], { type }).of(type === 'region' ? code.toUpperCase() : code) ?? code;
    } catch {
      return code;
    }
  }
}

/** Whole days of a length of time. */
export function toDays(seconds: number): number {
  return Math.floor(seconds / SECONDS_PER_DAY);
}
