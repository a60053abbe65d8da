import { toDateText, type Period, type PeriodType } from '@shared/period/Period';
import { periodAt, shiftPeriod } from '@shared/period/periodAt';
import type { DataDays } from './ApiContext';
import { toNumber } from './formatMetric';
import type { Cell, Selection } from './ReportMetadata';
import { formatPeriod, formatPoint, toPeriod } from './selectionPeriod';

/** What `period=day&date=A,B` answers: numbers by date, an empty array where there are none. */
export type NumbersByDate = Readonly<Record<string, Readonly<Record<string, Cell>> | readonly never[] | number>>;

export interface EvolutionPoint {
  label: string;
  /** Full dates, for tooltips. */
  title: string;
  /** null where there is no log. */
  value: number | null;
  before: number | null;
  beforeTitle: string;
}

/** A line in time: one point for each part, beside the same number of parts before. */
export interface Evolution {
  type: PeriodType;
  parts: Period[];
  before: Period[];
}

const DAYS_AROUND_A_DAY = 30;
const MAX_DAYS = 92;
const MAX_WEEKS_OF_DAYS = 730;

/** How a selection's time is cut into points. A single day is shown at the end of its last 30 days. */
export function toEvolution(selection: Pick<Selection, 'period' | 'date'>): Evolution {
  const period = toPeriod(selection);
  const type = partType(period);
  const span = period.type === 'day' ? { ...period, first: period.first - DAYS_AROUND_A_DAY + 1 } : period;
  const parts = cut(type, span);
  const before =
    period.type === 'day'
      ? parts.map((part) => shiftPeriod(part, -DAYS_AROUND_A_DAY))
      : cut(type, shiftPeriod(period, -1));
  return { type, parts, before };
}

function partType(period: Period): PeriodType {
  if (period.type === 'year') return 'month';
  const days = period.last - period.first + 1;
  if (days <= MAX_DAYS) return 'day';
  return days <= MAX_WEEKS_OF_DAYS ? 'week' : 'month';
}

function cut(type: PeriodType, span: Pick<Period, 'first' | 'last'>): Period[] {
  const parts: Period[] = [];
  for (let part = periodAt(type, span.first); part.first <= span.last; part = shiftPeriod(part, 1)) parts.push(part);
  return parts;
}

/** The `date` parameter that asks for all parts at once. */
export function toDateRange(parts: readonly Period[]): string {
  const first = parts[0];
  const last = parts.at(-1);
  return first && last ? `${toDateText(first.first)},${toDateText(last.last)}` : '';
}

/**
 * Parts are answered in order, so values are taken by position: keys differ between kinds of periods. A method of a
 * single number answers it bare.
 */
export function toValues(data: NumbersByDate | undefined, metric: string): number[] {
  if (!data || Array.isArray(data)) return [];
  return Object.values(data).map((entry) => (isNumbers(entry) ? toNumber(entry[metric]) : toNumber(entry as Cell)));
}

function isNumbers(entry: unknown): entry is Readonly<Record<string, Cell>> {
  return typeof entry === 'object' && entry !== null;
}

/** What an evolution's points are made from. */
export interface EvolutionValues {
  now: readonly number[];
  before: readonly number[];
  /** Days that a log covers; null where that is not known, and all may be. */
  days?: DataDays | null;
}

/** A day that no log covers has no value. Where there was nothing before there is nothing to compare with. */
export function toPoints(evolution: Evolution, { now, before: past, days = null }: EvolutionValues): EvolutionPoint[] {
  const hasBefore = past.some((value) => value !== 0);
  const isCovered = (part: Period) => days === null || (part.last >= days.first && part.first <= days.last);
  return evolution.parts.map((part, index) => {
    const before = hasBefore ? evolution.before[index] : undefined;
    return {
      label: formatPoint(part),
      title: formatPeriod(part),
      value: isCovered(part) ? (now[index] ?? 0) : null,
      before: before && isCovered(before) ? (past[index] ?? 0) : null,
      beforeTitle: before ? formatPeriod(before) : '',
    };
  });
}
