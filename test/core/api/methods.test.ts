import { beforeEach, describe, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { isWritingCall } from '@main/core/api/isWritingMethod';
import { generationOf } from '@main/core/archive/generations';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { parseDay } from '@shared/period/Period';
import { openZoo } from './apiFixture';

let engine: WritingEngine;
beforeEach(() => {
  engine = openZoo();
});

const two = { idSite: '1', period: 'day', date: '2015-05-18,2015-05-19' };
const houses = { apiModule: 'Zoo', apiAction: 'getHouses' };
const call = (method: string, more: Record<string, string> = {}) => callApi(engine, { method, ...two, ...more });

describe('API.getRowEvolution', () => {
  const evolution = (more: Record<string, string>) => call('API.getRowEvolution', { ...houses, ...more });

  test('one row has all its metrics', async () => {
    expect(await evolution({ label: 'cats' })).toEqual({
      label: 'House of cats',
      reportData: {
        '2015-05-18': [{ nb_visits: 6, Zoo_nb_feedings: 1, bounce_rate: '50%' }],
        '2015-05-19': [{ nb_visits: 0, Zoo_nb_feedings: 0, bounce_rate: '0%' }],
      },
      metadata: {
        metrics: {
          nb_visits: { name: 'Visits', min: 0, max: 6, change: '-100%', logo: 'cats.svg' },
          Zoo_nb_feedings: { name: 'Feedings', min: 0, max: 1, change: '-100%', logo: 'cats.svg' },
          bounce_rate: { name: 'Bounce rate', min: 0, max: 0.5, change: '-100%', logo: 'cats.svg' },
        },
        columns: { nb_visits: 'Visits', Zoo_nb_feedings: 'Feedings', bounce_rate: 'Bounce rate' },
        dimension: 'House',
      },
    });
  });

  test('several rows have one metric each; a row that is nowhere is all zeros', async () => {
    const more = { 'label[0]': 'cats > lion', 'label[1]': 'do%67s', column: 'nb_visits', legendAppendMetric: '0' };
    expect(await evolution({ ...more, date: '2015-05-17,2015-05-18' })).toEqual({
      column: 'nb_visits',
      reportData: {
        '2015-05-17': [{ nb_visits_0: 1, nb_visits_1: 0 }],
        '2015-05-18': [{ nb_visits_0: 1, nb_visits_1: 0 }],
      },
      metadata: {
        metrics: {
          nb_visits_0: { name: 'lion (day 1)', min: 1, max: 1, change: '0%' },
          nb_visits_1: { name: 'dogs', min: 0, max: 0, change: null },
        },
        columns: { nb_visits_0: 'lion (day 1)', nb_visits_1: 'dogs' },
        dimension: 'House',
      },
    });
  });

  test('a row in several segments', async () => {
    const compared = { compare: '1', 'compareSegments[0]': 'actions>1', labelSeries: '0,1', legendAppendMetric: '0' };
    const answer = await evolution({ 'label[0]': 'cats', 'label[1]': 'cats', ...compared });
    expect(answer).toMatchObject({
      reportData: { '2015-05-18': [{ nb_visits_0: 6, nb_visits_1: 0 }] },
      metadata: {
        columns: {
          nb_visits_0: expect.stringContaining('House of cats, All visits (May 18') as string,
          nb_visits_1: expect.stringContaining('House of cats, actions>1 (May 18') as string,
        },
      },
    });
  });

  test('without a label: the rows with most', async () => {
    const { metadata } = (await evolution({ filter_limit: '1' })) as { metadata: { columns: unknown } };
    expect(metadata.columns).toEqual({ nb_visits_0: 'House of cats (Visits)' });
  });
});

describe('metadata', () => {
  test('of one report', async () => {
    expect(await call('API.getMetadata', { ...houses, hideMetricsDoc: '1' })).toMatchObject([
      { uniqueId: 'Zoo_getHouses', metricsDocumentation: {} },
    ]);
  });

  test('glossaries, by name', async () => {
    const reports = (await call('API.getGlossaryReports')) as { name: string }[];
    expect(reports.map(({ name }) => name)).toEqual(['Houses', 'Keeper', 'Visitors', 'Zoo']);
    const metrics = (await call('API.getGlossaryMetrics')) as Record<string, unknown>[];
    expect(metrics[0]).toEqual({
      name: 'Actions',
      id: 'nb_actions',
      documentation: 'Page views, site searches and downloads together.',
      type: 'number',
    });
    expect(await call('API.isPluginActivated', { pluginName: 'Zoo' })).toEqual({ value: true });
  });

  test('widgets and pages, in the order of menus', async () => {
    const widgets = (await call('API.getWidgetMetadata')) as Record<string, unknown>[];
    expect(widgets.map(({ uniqueId }) => uniqueId)).toEqual([
      'widgetZooget',
      'widgetZoogetHouses',
      'widgetZoogetKeepers',
      'widgetZoogetVisitors',
    ]);
    const zoo = { id: 'Zoo_Zoo', name: 'Zoo' };
    const visitors = { id: 'General_Visitors', name: 'Visitors' };
    expect(widgets[1]).toEqual({
      ...{ name: 'Houses', category: visitors, subcategory: zoo, module: 'Zoo', action: 'getHouses', order: 2 },
      parameters: { module: 'Zoo', action: 'getHouses' },
      ...{ uniqueId: 'widgetZoogetHouses', isReport: true, viewDataTable: 'table' },
    });
    const overview = { id: 'General_Overview', name: 'Overview' };
    expect(await call('API.getReportPagesMetadata')).toEqual([
      {
        uniqueId: 'General_Visitors.General_Overview',
        ...{ category: visitors, subcategory: overview, widgets: [widgets[0]] },
      },
      { uniqueId: 'General_Visitors.Zoo_Zoo', category: visitors, subcategory: zoo, widgets: [widgets[1]] },
    ]);
    expect(await call('API.getPagesComparisonsDisabledFor')).toEqual([]);
  });

  test('who answers', async () => {
    expect(await call('API.getMatomoVersion')).toEqual(await call('API.getPiwikVersion'));
    expect(await call('API.getHeartwoodVersion')).toEqual({ value: expect.stringMatching(/^\d+\.\d+\.\d+/) as string });
    expect(await call('API.getAvailableMeasurableTypes')).toEqual([{ id: 'website', name: 'Website' }]);
  });

  test.each([
    [{ date: '2015-05-19' }, 'complete'],
    [{ date: '2015-05-20' }, 'incomplete'],
    [{ date: '2015-05-18', period: 'month' }, 'incomplete'],
    [{ date: '2015-05-19,2015-05-20' }, { '2015-05-19': 'complete', '2015-05-20': 'incomplete' }],
    [
      { date: '2015-05-19', idSite: '1,2' },
      { 1: 'complete', 2: 'complete' },
    ],
  ])('fetch_archive_state: %o', async (more, archiveState) => {
    const asked = { ...houses, ...more, fetch_archive_state: '1' };
    expect(await call('API.getProcessedReport', asked)).toMatchObject({ archiveState });
    expect(await call('API.getProcessedReport', { ...houses, ...more })).not.toHaveProperty('archiveState');
  });

  test('getProcessedReport holds what is compared', async () => {
    const more = { compare: '1', 'compareSegments[0]': 'actions>1', filter_limit: '1', date: '2015-05-17' };
    const report = (await call('API.getProcessedReport', { ...houses, ...more })) as Record<string, unknown>;
    expect(report.reportData).toMatchObject([{ comparisons: [{ nb_visits: 6 }, { nb_visits: 0 }] }]);
    expect(report.timerMillis).toBeTypeOf('number');
  });
});

describe('API.getBulkRequest', () => {
  const one = 'method=Zoo.get&idSite=1&period=day&date=2015-05-17&showColumns=nb_visits';
  const bulk = (...urls: string[]): Record<string, string> =>
    Object.fromEntries([['method', 'API.getBulkRequest'], ...urls.map((url, i) => [`urls[${i}]`, url])]);

  test('answers each request, also one that fails', async () => {
    const answers = await callApi(
      engine,
      bulk(one, `index.php?${one}&format=xml`, 'method=No.such', 'method=API.getBulkRequest'),
    );
    expect(answers).toEqual([
      { value: 10 },
      { value: 10 },
      { result: 'error', message: expect.stringContaining('No.such') as string },
      { result: 'error', message: expect.stringContaining('cannot hold itself') as string },
    ]);
  });

  test('writes when one of its requests writes', () => {
    const isWriting = (...urls: string[]) => isWritingCall(engine.plugins, bulk(...urls));
    expect([
      isWriting(one),
      isWriting(one, 'method=Zoo.close'),
      isWriting('method=CoreAdminHome.invalidateArchivedReports'),
    ]).toEqual([false, true, true]);
  });
});

describe('CoreAdminHome.invalidateArchivedReports', () => {
  const day = parseDay('2015-05-17') as number;
  const generation = () => generationOf(engine.db, 1, { first: day, last: day });

  test.each([
    [{ dates: '2015-05-17' }, 'Invalidated: 2015-05-17.'],
    [{ dates: '2015-05-01', period: 'month', cascadeDown: '1' }, 'Invalidated: 2015-05-17, 2015-05-18.'],
    [{ dates: '2015-05-17,2015-05-18', period: 'range', cascadeDown: '1' }, 'Invalidated: 2015-05-17, 2015-05-18.'],
    [{ dates: '2015-01-01' }, 'Nothing was counted on these dates.'],
  ])('%o', async (more, message) => {
    const before = generation();
    const invalidate = { method: 'CoreAdminHome.invalidateArchivedReports', idSites: 'all', ...more };
    expect(await callApi(engine, invalidate)).toEqual({ result: 'success', message });
    expect(generation() > before).toBe(message.includes('2015-05-17'));
    // Visits stay as they are.
    expect(engine.db.value(sql`SELECT count(*) FROM site_day WHERE derived = generation`)).toBe(2);
  });
});
