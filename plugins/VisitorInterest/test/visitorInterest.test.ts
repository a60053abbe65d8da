import { rangeFinder, rangeSegment, type DataTable } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import archiver from '../archiver';
import { daysSince, durations } from '../ranges';

describe('ranges', () => {
  it.each([
    [0, '0-10'],
    [10, '0-10'],
    [11, '11-30'],
    [59, '31-60'],
    [60, '60-120'],
    [119, '60-120'],
    [120, '120-240'],
    [1800, '1800+'],
  ])('%i seconds are in %s', (seconds, label) => {
    expect(rangeFinder(durations)(seconds)).toBe(label);
  });

  it('hold no numbers below the first, and nothing unknown', () => {
    expect(rangeFinder(['1', '2+'])(0)).toBeNull();
    expect(rangeFinder(durations)(null)).toBeNull();
  });

  it.each([
    ['0', 'd==0'],
    ['8-14', 'd>=8;d<15'],
    ['365+', 'd>=365'],
    ['new', undefined],
  ])('%s days are selected', (label, segment) => {
    expect(rangeSegment(daysSince, 'd', label)).toBe(segment);
  });

  it('are selected in smaller units', () => {
    expect(rangeSegment(daysSince, 's', '1', 86_400)).toBe('s>=86400;s<172800');
  });
});

it('counts the visits of a day by range', () => {
  const day = archiver.aggregateDay(
    dayLogs([
      { visit_total_time: 60, visit_total_actions: 6, visitor_count_visits: 1, visitor_returning: 0 },
      {
        visit_total_time: 90,
        visit_total_actions: 25,
        visitor_count_visits: 9,
        visitor_returning: 1,
        visitor_seconds_since_last: 86_399,
      },
      {
        visit_total_time: 0,
        visit_total_actions: 0,
        visitor_count_visits: 300,
        visitor_returning: 2,
        visitor_seconds_since_last: 400 * 86_400,
      },
    ]),
  );
  const visits = (table: unknown) =>
    Object.fromEntries((table as DataTable).rows.map((row) => [row.label, row.number('nb_visits')]));
  expect(visits(day.VisitorInterest_timeGap)).toEqual({ '60-120': 2, '0-10': 1 });
  expect(visits(day.VisitorInterest_pageGap)).toEqual({ '6-7': 1, '21+': 1 });
  expect(visits(day.VisitorInterest_visitsByVisitCount)).toEqual({ '1': 1, '9-14': 1, '201+': 1 });
  expect(visits(day.VisitorInterest_daysSinceLastVisit)).toEqual({ new: 1, '0': 1, '365+': 1 });
});
