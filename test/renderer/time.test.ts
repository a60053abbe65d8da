import { describe, expect, it } from 'vitest';
import { readLastView, viewOfDays, viewOfLastImport } from '@renderer/app/firstView';
import { toDataDays, type ImportDays } from '@renderer/app/dataDays';
import { parseRoute, toPath, type Route } from '@renderer/app/route';
import { toDateRange, toEvolution, toPoints, toValues } from '@renderer/report/evolution';
import { changePeriodType, formatPeriod, stepSelection, toPeriod } from '@renderer/report/selectionPeriod';
import { setLanguage } from '@renderer/ui/t';

describe('an evolution', () => {
  it('sets the days of a month beside those of the month before', () => {
    const { type, parts, before } = toEvolution({ period: 'month', date: '2015-05-10' });
    expect([type, toDateRange(parts), toDateRange(before)]).toEqual([
      'day',
      '2015-05-01,2015-05-31',
      '2015-04-01,2015-04-30',
    ]);
  });

  it('shows a day at the end of its last 30', () => {
    const { parts, before } = toEvolution({ period: 'day', date: '2015-05-31' });
    expect(toDateRange(parts)).toBe('2015-05-02,2015-05-31');
    expect(toDateRange(before)).toBe('2015-04-02,2015-05-01');
  });

  it('cuts years into months and long ranges into weeks', () => {
    expect(toEvolution({ period: 'year', date: '2015-05-31' }).parts).toHaveLength(12);
    expect(toEvolution({ period: 'range', date: '2015-01-01,2015-12-31' }).type).toBe('week');
  });

  it('counts days without an archive as zero and leaves out what the period before does not have', () => {
    const evolution = toEvolution({ period: 'month', date: '2015-03-01' });
    const values = toValues(
      { '2015-03-01': { nb_visits: 3 }, '2015-03-02': [], '2015-03-03': { nb_visits: '5' } },
      'nb_visits',
    );
    const points = toPoints(evolution, { now: values, before: [7] });
    expect(points.slice(0, 3).map((point) => point.value)).toEqual([3, 0, 5]);
    expect([points[0]?.before, points[27]?.before, points[28]?.before]).toEqual([7, 0, null]);
  });
});

describe('an evolution beyond the log', () => {
  const evolution = toEvolution({ period: 'week', date: '2015-05-18' });
  const undone: ImportDays = { state: 'undone', idSites: [1], firstDay: '2015-01-01', lastDay: '2015-12-31' };
  const done: ImportDays = { state: 'done', idSites: [1, 2], firstDay: '2015-05-19', lastDay: '2015-05-20' };
  const empty: ImportDays = { state: 'done', idSites: [1], firstDay: null, lastDay: null };

  it('draws nothing before the first and after the last day with data', () => {
    const days = toDataDays([undone, done, empty], 1);
    expect(toPoints(evolution, { now: [0, 4, 0, 0, 0, 0, 0], before: [1], days }).map(({ value }) => value)).toEqual([
      null,
      4,
      0,
      null,
      null,
      null,
      null,
    ]);
    expect(toPoints(evolution, { now: [3], before: [1], days })[0]?.before).toBeNull();
  });

  it('knows no days of a site that no import touched', () => {
    expect([toDataDays([done], 3), toDataDays([undone, empty], 1)]).toEqual([null, null]);
  });
});

describe('an evolution after nothing', () => {
  it('has no line of zeros to compare with', () => {
    const points = toPoints(toEvolution({ period: 'week', date: '2015-05-18' }), { now: [3, 4], before: [0, 0, 0] });
    expect(points.map((point) => point.before)).toEqual(Array(7).fill(null));
  });
});

describe('a selection', () => {
  const month = { idSite: 1, period: 'month', date: '2015-05-01' } as const;

  it('steps over the border of a year', () => {
    expect(stepSelection({ ...month, date: '2015-12-01' }, 1).date).toBe('2016-01-01');
  });

  it('moves a range by its own length', () => {
    expect(stepSelection({ ...month, period: 'range', date: '2015-05-17,2015-05-20' }, -1).date).toBe(
      '2015-05-13,2015-05-16',
    );
  });

  it('keeps its time when the kind of period changes', () => {
    expect(changePeriodType(month, 'day')).toEqual({ idSite: 1, period: 'day', date: '2015-05-01' });
    expect(changePeriodType(month, 'range').date).toBe('2015-05-01,2015-05-31');
    expect(changePeriodType({ ...month, period: 'day', date: '2015-05-17' }, 'week').date).toBe('2015-05-11');
  });

  it('falls back to today where the address holds nonsense', () => {
    expect(toPeriod({ period: 'day', date: 'x' }).type).toBe('day');
  });

  it('is named in the reader’s language', () => {
    setLanguage('de-DE');
    expect(formatPeriod(toPeriod(month))).toBe('Mai 2015');
    setLanguage('en-GB');
    const week = formatPeriod(toPeriod({ period: 'week', date: '2015-05-18' }));
    // Versions of the language data differ in their spaces.
    expect(week.replace(/\s/g, '')).toBe('18–24May2015');
  });
});

describe('the first view', () => {
  it('is that of the newest import that is done', () => {
    const done = {
      kind: 'import',
      state: 'done',
      title: '',
      bytesDone: 0,
      bytesTotal: 0,
      linesPerSecond: 0,
      secondsLeft: null,
      counters: null,
      error: null,
    } as const;
    const jobs = [
      { ...done, id: '1', idSites: [1], firstDay: '2015-05-17', lastDay: '2015-05-20' },
      { ...done, id: '2', idSites: [2], firstDay: '2015-06-01', lastDay: '2015-06-01' },
      { ...done, id: '3', idSites: [], firstDay: null, lastDay: null },
    ];
    expect(viewOfLastImport(jobs)).toEqual({ idSite: 2, period: 'day', date: '2015-06-01' });
    expect(viewOfLastImport([])).toBeNull();
  });

  it.each([
    ['2015-05-17', '2015-05-17', 'day', '2015-05-17'],
    ['2015-05-18', '2015-05-20', 'week', '2015-05-18'],
    ['2015-05-17', '2015-05-20', 'month', '2015-05-01'],
    ['2014-01-01', '2015-05-20', 'month', '2015-05-01'],
  ])('of %s to %s is a %s', (firstDay, lastDay, period, date) => {
    expect(viewOfDays(3, firstDay, lastDay)).toEqual({ idSite: 3, period, date });
  });

  it('looks further back than two years', async () => {
    const answers: Record<string, unknown> = {
      'month last24': { '2026-11': { nb_visits: 0 } },
      'year 1991-01-01,today': { 2014: { nb_visits: 1 }, 2015: { nb_visits: 4 }, 2016: { nb_visits: 0 } },
      'month 2015-01-01,2015-12-31': { '2015-04': { nb_visits: 2 }, '2015-05': { nb_visits: 2 }, '2015-06': [] },
    };
    const view = await readLastView(1, async ({ period, date }) => answers[`${period} ${date}`]);
    expect(view).toEqual({ idSite: 1, period: 'month', date: '2015-05-01' });
  });
});

describe('an address', () => {
  it.each<Route>([
    { page: 'home' },
    { page: 'start' },
    { page: 'dashboard', selection: { idSite: 2, period: 'range', date: '2015-05-17,2015-05-20' } },
    {
      page: 'report',
      selection: { idSite: 2, period: 'day', date: '2015-05-17' },
      category: 'Acquisition',
      subcategory: 'Search engines & keywords / 100 %',
    },
  ])('leads back to its route: $page', (route) => {
    expect(parseRoute(toPath(route))).toEqual(route);
  });

  it.each(['/site/x/day/2015-05-17', '/site/1/decade/2015-05-17', '/nowhere'])(
    'is home where it means nothing: %s',
    (path) => {
      expect(parseRoute(path)).toEqual({ page: 'home' });
    },
  );
});
