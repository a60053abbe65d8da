import { beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { callApiText } from '@main/core/api/callApiText';
import { isWritingMethod } from '@main/core/api/isWritingMethod';
import type { WritingEngine } from '@main/core/Engine';
import { openZoo } from './apiFixture';

let engine: WritingEngine;
beforeAll(() => {
  engine = openZoo();
});

const one = { idSite: '1', period: 'day', date: '2015-05-17' };
const call = (method: string, more: Record<string, string> = {}) => callApi(engine, { method, ...one, ...more });
const houses = (more: Record<string, string> = {}) => call('Zoo.getHouses', { showColumns: 'nb_visits', ...more });

const apes = { label: 'House of apes', nb_visits: 4, segment: 'house==apes', idsubdatatable: 1 };
const cats = { label: 'House of cats', nb_visits: 6, logo: 'cats.svg', segment: 'house==cats', idsubdatatable: 2 };
const others = { label: 'Others', nb_visits: 1, is_summary: true };

describe('reports of numbers', () => {
  test('one row, with processed metrics', async () => {
    expect(await call('Zoo.get')).toEqual({ nb_visits: 10, bounce_count: 4, nb_uniq_visitors: 3, bounce_rate: '40%' });
    expect(await call('Zoo.get', { format_metrics: '0', columns: 'bounce_rate,nb_visits' })).toEqual({
      nb_visits: 10,
      bounce_rate: 0.4,
    });
    expect(await call('Zoo.get', { showColumns: 'nb_visits' })).toEqual({ value: 10 });
  });

  test('a year counts its visitors, it does not sum them', async () => {
    expect(await call('Zoo.get', { period: 'year', date: '2015-05-17' })).toEqual({
      nb_uniq_visitors: 1,
      nb_visits: 20,
      bounce_count: 8,
      bounce_rate: '40%',
    });
  });

  test('several periods and sites are maps', async () => {
    const days = { '2015-05-17': 10, '2015-05-18': 10, '2015-05-19': [] };
    const more = { date: '2015-05-17,2015-05-19', showColumns: 'nb_visits' };
    expect(await call('Zoo.get', more)).toEqual(days);
    expect(await call('Zoo.get', { ...more, idSite: '1,2' })).toEqual({
      1: days,
      2: { '2015-05-17': [], '2015-05-18': [], '2015-05-19': [] },
    });
    expect(await call('Zoo.get', { idSite: 'all', showColumns: 'nb_visits' })).toEqual({ 1: 10, 2: [] });
    expect(await call('Zoo.get', { period: 'range', date: 'last5', showColumns: 'nb_visits' })).toEqual({ value: 20 });
  });
});

describe('tables', () => {
  test('labels, metadata, segments, the order of keys', async () => {
    expect(await houses()).toEqual([cats, apes, others]);
    const [first] = (await call('Zoo.getHouses')) as Record<string, unknown>[];
    expect(Object.keys(first ?? {})).toEqual([
      'label',
      'nb_visits',
      'bounce_count',
      'Zoo_nb_feedings',
      'bounce_rate',
      'logo',
      'segment',
      'idsubdatatable',
    ]);
  });

  test.each<[Record<string, string>, unknown[]]>([
    [{ filter_sort_order: 'asc' }, [apes, cats, others]],
    [{ filter_sort_column: 'label' }, [cats, apes, others]],
    [{ filter_sort_column: 'bounce_rate', filter_sort_order: 'asc' }, [apes, cats, others]],
    [{ filter_limit: '1' }, [cats]],
    [{ filter_limit: '1', keep_summary_row: '1' }, [cats, others]],
    [{ filter_offset: '1', filter_limit: '-1' }, [apes, others]],
    [{ filter_pattern: 'HOUSE OF A' }, [apes]],
    [{ filter_column: 'nb_visits', filter_pattern: '^6$' }, [cats]],
    [{ filter_excludelowpop: 'nb_visits', filter_excludelowpop_value: '5' }, [cats]],
    [{ filter_truncate: '1' }, [cats, { ...others, nb_visits: 5 }]],
    [{ label: 'cats' }, [cats]],
    [{ label: 'House of cats' }, [cats]],
    [{ label: 'dogs' }, []],
    [{ unknown_parameter: 'x' }, [cats, apes, others]],
  ])('%o', async (parameters, expected) => {
    expect(await houses(parameters)).toEqual(expected);
  });

  test('expanded: subtables are described by their own report', async () => {
    const gibbon = { label: 'gibbon (day 1)', nb_visits: 1, segment: 'house==apes;animal==gibbon' };
    const lion = { label: 'lion (day 1)', nb_visits: 1, segment: 'house==cats;animal==lion' };
    const puma = { label: 'puma & co (day 1)', nb_visits: 2, segment: 'house==cats;animal==puma & co' };
    expect(await houses({ expanded: '1' })).toEqual([
      { ...cats, subtable: [puma, lion] },
      { ...apes, subtable: [gibbon] },
      others,
    ]);
    expect(await houses({ expanded: '1', depth: '0' })).toEqual([cats, apes, others]);
    expect(await houses({ filter_pattern_recursive: 'lion' })).toEqual([{ ...cats, subtable: [lion] }]);
    expect(await houses({ label: 'cats > lion' })).toEqual([lion]);
    expect(await call('Zoo.getAnimals', { idSubtable: '2', showColumns: 'nb_visits' })).toEqual([puma, lion]);
  });

  test('flat: labels joined, sorted and limited afterwards', async () => {
    expect(await houses({ flat: '1', filter_limit: '2' })).toEqual([
      { label: 'House of cats - puma & co (day 1)', nb_visits: 2, segment: 'house==cats;animal==puma & co' },
      { label: 'House of apes - gibbon (day 1)', nb_visits: 1, segment: 'house==apes;animal==gibbon' },
    ]);
  });

  test('longer periods have sums', async () => {
    expect(await houses({ period: 'week', date: '2015-05-18', filter_limit: '1' })).toEqual([cats]);
    expect(await houses({ period: 'month', date: '2015-05-18', filter_limit: '1' })).toEqual([
      { ...cats, nb_visits: 12 },
    ]);
  });

  test('a day without data is empty', async () => {
    expect(await houses({ date: '2015-05-01' })).toEqual([]);
  });
});

describe("plugins' own methods", () => {
  test('values by type; the allowed ones are named', async () => {
    expect(await call('Zoo.getAge')).toEqual({ idSite: 1, unit: 'years' });
    await expect(call('Zoo.getAge', { unit: 'moons' })).rejects.toThrow(
      "unit has the value 'moons', which is not allowed. Allowed: years, days.",
    );
    await expect(callApi(engine, { method: 'Zoo.getAge' })).rejects.toThrow('The parameter idSite is missing');
    expect(await call('Zoo.getNames', { names: 'a, b' })).toEqual(['a', 'b']);
    expect(await call('Zoo.getNames', { 'names[0]': 'a,b', 'names[1]': 'c' })).toEqual(['a,b', 'c']);
    expect(await call('Zoo.close')).toEqual({ result: 'success', message: 'ok' });
  });

  test('their tables are finished like reports', async () => {
    const { nb_visits, label, logo } = cats;
    const [row] = (await call('Zoo.getCats', { showColumns: 'nb_visits' })) as unknown[];
    expect(row).toMatchObject({ label, nb_visits, logo });
  });

  test('who writes is known', () => {
    expect(
      ['Zoo.close', 'Zoo.getAge', 'Zoo.getHouses', 'API.get', 'No.such'].map((method) =>
        isWritingMethod(engine.plugins, method),
      ),
    ).toEqual([true, false, false, false, false]);
  });
});

describe('errors', () => {
  const evolution = { method: 'API.getRowEvolution', apiModule: 'Zoo', apiAction: 'getHouses', date: 'last2' };

  test.each<[Record<string, string>, string]>([
    [{ method: '' }, 'The parameter method is missing'],
    [{ method: 'Zoo.nope' }, 'Methods of Zoo: Zoo.close, '],
    [{ method: 'No.such' }, 'modules: API, CoreAdminHome, '],
    [{ method: 'Zoo.constructor' }, 'does not exist'],
    [{ idSite: '' }, "idSite is missing. Give a site's id, several with commas, or all."],
    [{ method: 'API.get', period: '' }, 'The parameter period is missing. Use day, week, month, year, range.'],
    [{ idSite: 'x' }, "The parameter idSite has the value 'x'"],
    [{ idSite: '7' }, 'There is no site with the id 7. Sites: 1 (First), 2 (Second).'],
    [{ period: 'moon' }, 'Allowed: day, week, month, year, range.'],
    [{ date: 'soon' }, "The parameter date has the value 'soon'"],
    [{ filter_limit: 'many' }, 'The parameter filter_limit'],
    [{ filter_pattern: '(' }, 'not a regular expression'],
    [{ flat: 'yes' }, 'Allowed: 0, 1.'],
    [{ format_metrics: '7' }, 'Allowed: bc, 0, 1, all.'],
    [{ segment: 'oops' }, 'The segment is not valid'],
    [{ method: 'Zoo.getAnimals' }, 'The parameter idSubtable is missing'],
    [{ filter_excludelowpop: 'x', filter_excludelowpop_value: 'few' }, 'Give a number.'],
    [{ filter_sort_order: 'up' }, 'Allowed: asc, desc.'],
    [{ filter_limit: '-5' }, 'Give a whole number from 0 on, or -1 for all.'],
    [{ filter_offset: '-1' }, 'The parameter filter_offset'],
    [{ filter_limit: '1.5' }, 'Give a whole number from 0 on'],
    [{ filter_sort_column: 'nb_vists' }, 'Columns: label, nb_visits, Zoo_nb_feedings, bounce_rate, bounce_count.'],
    [{ filter_column: 'colour', filter_pattern: 'x' }, 'The parameter filter_column'],
    [{ filter_excludelowpop: 'colour' }, 'The parameter filter_excludelowpop'],
    [{ labelSeries: 'x' }, 'Give numbers from 0 on'],
    [{ labelSeries: '1', label: 'cats' }, 'It needs compare=1.'],
    [{ labelSeries: '2', label: 'cats', compare: '1', compareSegments: '' }, 'The last one is 1.'],
    [{ idGoal: 'x' }, "Use a goal's id, ecommerceOrder or ecommerceAbandonedCart."],
    [
      { pivotBy: 'Zoo.House' },
      'Allowed: Zoo.Animal, Zoo.getAnimals, Zoo.Keeper, Zoo.getKeepers, Zoo.Visitors, Zoo.getVisitors.',
    ],
    [{ pivotBy: 'Zoo.Animal', pivotByColumn: 'colour' }, 'The parameter pivotByColumn'],
    [{ pivotBy: 'Zoo.Animal', pivotByColumn: 'bounce_rate' }, 'It cannot be summed'],
    [{ pivotBy: 'Zoo.Animal', method: 'Zoo.getCats' }, 'The rows of this report cannot be divided.'],
    [{ pivotBy: 'x', method: 'Zoo.getKeepers' }, 'The rows of this report cannot be divided.'],
    [{ compare: '1' }, 'The parameter compareDates is missing.'],
    [{ compare: '1', compareDates: 'today' }, 'give one period for each date'],
    [{ compare: '1', compareDates: 'today', comparePeriods: 'moon' }, 'Allowed: day, week, month, year, range.'],
    [{ compare: '1', compareSegments: 'oops' }, 'The segment is not valid'],
    [
      Object.fromEntries([...'123456'].map((i) => [`compareSegments[${i}]`, 'a==1']).concat([['compare', '1']])),
      'At most 5.',
    ],
    [{ method: 'API.getProcessedReport', apiModule: 'Zoo', apiAction: 'x' }, 'Reports: Zoo.get, Zoo.getAnimals,'],
    [{ method: 'API.getRowEvolution', apiModule: 'Zoo', apiAction: 'getHouses' }, 'Give several periods'],
    [{ ...evolution, idSite: '1,2' }, 'Give one site.'],
    [{ ...evolution, column: 'x' }, 'Allowed: nb_visits, Zoo_nb_feedings, bounce_rate.'],
    [{ method: 'API.getBulkRequest' }, 'The parameter urls is missing'],
    [{ method: 'CoreAdminHome.invalidateArchivedReports', idSites: '1' }, 'The parameter dates is missing'],
  ])('%o', async (parameters, message) => {
    await expect(callApi(engine, { method: 'Zoo.getHouses', ...one, ...parameters })).rejects.toThrow(message);
  });

  test('a regular expression without end is stopped', async () => {
    await expect(houses({ filter_pattern: '^((((((([a-z ]+)+)+)+)+)+)+)+!$' })).rejects.toThrow(
      'It takes longer than 1 s',
    );
  });

  test('come in the asked format', async () => {
    const text = (format: string) => callApiText(engine, { method: 'No.such<&>', format });
    expect(await text('json')).toMatchObject({ isError: true, contentType: 'application/json; charset=utf-8' });
    expect(JSON.parse((await text('json')).body)).toMatchObject({ result: 'error' });
    expect((await text('xml')).body).toContain('<error message="The method No.such&lt;&amp;&gt; does not exist.');
    expect((await text('csv')).body).toMatch(/^Error: The method/);
    expect((await text('tsv')).body).toMatch(/^Error: The method/);
    expect((await text('html')).body).toMatch(/^<p>Error: The method No.such&lt;&amp;&gt; does not exist/);
    expect((await text('rss')).body).toContain('<error>The method No.such&lt;&amp;&gt; does not exist');
    expect((await text('pdf')).body).toContain('Allowed: xml, json, csv, tsv, html, rss.');
  });

  test.each([
    [{ method: 'No.such' }, 404],
    [{ method: 'Zoo.get', ...one, idSite: '9' }, 404],
    [{ method: 'Zoo.get', ...one, date: 'soon' }, 400],
    [{ method: 'Zoo.get', ...one, format: 'rss' }, 400],
    [{ method: 'Zoo.get', ...one }, 200],
  ])('%o has the HTTP status %i', async (parameters, status) => {
    expect(await callApiText(engine, parameters)).toMatchObject({ status, isError: status !== 200 });
  });
});
