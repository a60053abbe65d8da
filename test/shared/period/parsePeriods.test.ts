import { describe, expect, test } from 'vitest';
import { parseDay, periodLabel, type PeriodType } from '@shared/period/Period';
import { parsePeriods } from '@shared/period/parsePeriods';

/** A Wednesday. */
const today = parseDay('2015-05-20') as number;

function labels(type: PeriodType, date: string): string | string[] {
  const periods = parsePeriods(type, date, today);
  return Array.isArray(periods) ? periods.map(periodLabel) : `${periods.type} ${periodLabel(periods)}`;
}

describe('parsePeriods', () => {
  test.each<[PeriodType, string, string | string[]]>([
    ['day', '2015-05-17', 'day 2015-05-17'],
    ['day', 'today', 'day 2015-05-20'],
    ['day', 'yesterday', 'day 2015-05-19'],
    ['day', 'now', 'day 2015-05-20'],
    ['day', 'yesterdaySameTime', 'day 2015-05-19'],
    ['week', 'today', 'week 2015-05-18,2015-05-24'],
    ['week', 'lastWeek', 'week 2015-05-11,2015-05-17'],
    ['week', 'last-week', 'week 2015-05-11,2015-05-17'],
    ['month', 'lastMonth', 'month 2015-04'],
    ['month', '2012-02-29', 'month 2012-02'],
    ['year', 'lastYear', 'year 2014'],
    ['range', '2015-05-01,2015-05-03', 'range 2015-05-01,2015-05-03'],
    ['range', '2015-05-01,today', 'range 2015-05-01,2015-05-20'],
    ['range', '2015-05-01,2015-05-01', 'day 2015-05-01'],
    ['range', 'last3', 'range 2015-05-18,2015-05-20'],
    ['range', 'previous3', 'range 2015-05-17,2015-05-19'],
    ['range', 'last1', 'day 2015-05-20'],
    ['day', 'last3', ['2015-05-18', '2015-05-19', '2015-05-20']],
    ['day', 'previous2', ['2015-05-18', '2015-05-19']],
    ['day', 'last1', ['2015-05-20']],
    ['week', 'last2', ['2015-05-11,2015-05-17', '2015-05-18,2015-05-24']],
    ['month', 'previous3', ['2015-02', '2015-03', '2015-04']],
    ['month', '2014-12-31,2015-02-01', ['2014-12', '2015-01', '2015-02']],
    ['week', '2015-05-17,2015-05-18', ['2015-05-11,2015-05-17', '2015-05-18,2015-05-24']],
    ['day', 'yesterday,today', ['2015-05-19', '2015-05-20']],
    ['year', '2014-06-01,2015-06-01', ['2014', '2015']],
  ])('%s of %s', (type, date, expected) => {
    expect(labels(type, date)).toEqual(expected);
  });

  test.each<[PeriodType, number]>([
    ['day', 1825],
    ['week', 520],
    ['month', 120],
    ['year', 10],
  ])('last999999 of %s gives no more than %i', (type, most) => {
    expect(labels(type, 'last999999')).toHaveLength(most);
  });

  test.each([
    '',
    'soon',
    '2015-02-30',
    '2015-5-1',
    '2015-05-01,',
    '2015-05-02,2015-05-01',
    '1960-01-01',
    'a,b,c',
    'last0',
    '0001-01-01,9999-01-01',
  ])('%j is refused', (date) => {
    expect(() => parsePeriods('day', date, today)).toThrow(expect.objectContaining({ code: 'api.parameterInvalid' }));
  });

  test('too many periods are refused', () => {
    expect(() => parsePeriods('day', '1970-01-01,2100-01-01', today)).toThrow('more than 5000');
  });
});
