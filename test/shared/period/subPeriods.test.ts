import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay, periodLabel, periodTypes, type Period, type PeriodType } from '@shared/period/Period';
import { parsePeriods } from '@shared/period/parsePeriods';
import { periodAt, previousPeriod, shiftPeriod } from '@shared/period/periodAt';
import { daysOf, subPeriods } from '@shared/period/subPeriods';

const day = (date: string): number => parseDay(date) as number;
const parts = (type: PeriodType, date: string): string[] =>
  subPeriods(parsePeriods(type, date, 0) as Period).map((part) => `${part.type} ${periodLabel(part)}`);

describe('subPeriods', () => {
  test('a week is its days, a year its months, a day has none', () => {
    expect(parts('week', '2015-05-20')).toHaveLength(7);
    expect(parts('year', '2015-05-20')[11]).toBe('month 2015-12');
    expect(parts('day', '2015-05-20')).toEqual([]);
  });

  test('a month is its whole weeks and its other days', () => {
    expect(parts('month', '2015-05-01')).toEqual([
      'day 2015-05-01',
      'day 2015-05-02',
      'day 2015-05-03',
      'week 2015-05-04,2015-05-10',
      'week 2015-05-11,2015-05-17',
      'week 2015-05-18,2015-05-24',
      'week 2015-05-25,2015-05-31',
    ]);
  });

  test('a range takes the longest that fits from its start', () => {
    expect(parts('range', '2013-12-30,2015-03-02')).toEqual([
      'day 2013-12-30',
      'day 2013-12-31',
      'year 2014',
      'month 2015-01',
      'month 2015-02',
      'day 2015-03-01',
      'day 2015-03-02',
    ]);
    expect(parts('range', '2015-05-17,2015-05-25')).toEqual([
      'day 2015-05-17',
      'week 2015-05-18,2015-05-24',
      'day 2015-05-25',
    ]);
  });

  test('the parts of any period are its days, each once', () => {
    const periods = fc
      .tuple(fc.constantFrom(...periodTypes), fc.nat(40_000), fc.nat(3000))
      .map(([type, first, length]): Period =>
        type === 'range' ? { type, first, last: first + 1 + length } : periodAt(type, first),
      )
      .filter((period) => period.type !== 'day');
    fc.assert(
      fc.property(periods, (period) => {
        const days = subPeriods(period).flatMap((part) => daysOf(part).map(({ first }) => first));
        expect(days).toEqual(daysOf(period).map(({ first }) => first));
      }),
    );
  });
});

describe('periodAt and shiftPeriod', () => {
  test('a day lies in its period, and periods follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom('day', 'week', 'month', 'year'), fc.nat(60_000), (type, at) => {
        const period = periodAt(type as PeriodType, at);
        expect(period.first <= at && at <= period.last).toBe(true);
        expect(shiftPeriod(period, 1).first).toBe(period.last + 1);
        expect(shiftPeriod(shiftPeriod(period, 5), -5)).toEqual(period);
      }),
    );
  });

  test('weeks begin on Monday', () => {
    expect(periodLabel(periodAt('week', day('2012-08-09')))).toBe('2012-08-06,2012-08-12');
  });

  test('the period before a range is as long', () => {
    const range: Period = { type: 'range', first: 10, last: 12 };
    expect(previousPeriod(range)).toEqual({ type: 'range', first: 7, last: 9 });
  });
});
