import { parseDay } from '@shared/period/Period';
import type { QualityReport } from '@shared/quality/QualityReport';
import { currentLocale } from '../../ui/t';

export type CalendarDay = QualityReport['days'][number];

/** A month of the calendar; its days may begin and end within it. */
export interface CalendarMonth {
  /** `YYYY-MM` */
  key: string;
  title: string;
  days: CalendarDay[];
}

/** Days by month, in their order. */
export function toMonths(days: readonly CalendarDay[]): CalendarMonth[] {
  const format = new Intl.DateTimeFormat(currentLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const months: CalendarMonth[] = [];
  for (const day of days) {
    const key = day.day.slice(0, 7);
    if (months.at(-1)?.key !== key) months.push({ key, title: format.format(Date.parse(day.day)), days: [] });
    months.at(-1)!.days.push(day);
  }
  return months;
}

/** Column of a day in a week from Monday to Sunday, from 1. */
export function weekColumn(day: string): number {
  return (((parseDay(day) ?? 0) + 3) % 7) + 1;
}

/** Hours as stretches: 14, 15, 16, 20 → 14:00–17:00, 20:00–21:00. */
export function toStretches(hours: readonly number[]): string {
  const stretches: [from: number, until: number][] = [];
  for (const hour of hours) {
    const last = stretches.at(-1);
    if (last?.[1] === hour) last[1] = hour + 1;
    else stretches.push([hour, hour + 1]);
  }
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return stretches.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(', ');
}
