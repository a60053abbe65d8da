import { beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { openZoo } from './apiFixture';

let engine: WritingEngine;
beforeAll(() => {
  engine = openZoo();
});

const one = { idSite: '1', period: 'day', date: '2015-05-17' };
const call = (method: string, more: Record<string, string> = {}) => callApi(engine, { method, ...one, ...more });

describe('API', () => {
  test('getReportMetadata describes reports', async () => {
    const reports = (await call('API.getReportMetadata')) as Record<string, unknown>[];
    expect(reports.map((report) => report.uniqueId)).toEqual([
      'Zoo_get',
      'Zoo_getHouses',
      'Zoo_getKeepers',
      'Zoo_getVisitors',
    ]);
    expect(reports[1]).toEqual({
      category: 'Visitors',
      subcategory: 'Zoo',
      categoryId: 'General_Visitors',
      subcategoryId: 'Zoo_Zoo',
      name: 'Houses',
      module: 'Zoo',
      action: 'getHouses',
      dimension: 'House',
      documentation: 'All houses.',
      metrics: { nb_visits: 'Visits', Zoo_nb_feedings: 'Feedings' },
      metricsDocumentation: {
        nb_visits: 'A visit is what one visitor does without a pause of more than 30 minutes.',
        bounce_rate: 'The share of visits with a single action.',
      },
      processedMetrics: { bounce_rate: 'Bounce rate' },
      metricTypes: { nb_visits: 'number', Zoo_nb_feedings: 'number', bounce_rate: 'percent' },
      actionToLoadSubTables: 'getAnimals',
      order: 2,
      uniqueId: 'Zoo_getHouses',
      visualization: 'table',
      defaultSortColumn: 'nb_visits',
    });
    expect(await call('API.getReportMetadata', { showSubtableReports: '1' })).toHaveLength(5);
  });

  test('getProcessedReport splits rows from what is said about them', async () => {
    const more = { apiModule: 'Zoo', apiAction: 'getHouses', filter_limit: '1', hideColumns: 'bounce_count' };
    expect(await call('API.getProcessedReport', more)).toMatchObject({
      website: 'First',
      prettyDate: 'Sunday, May 17, 2015',
      columns: { label: 'House', nb_visits: 'Visits', Zoo_nb_feedings: 'Feedings', bounce_rate: 'Bounce rate' },
      reportData: [{ label: 'House of cats', nb_visits: 6, Zoo_nb_feedings: 1, bounce_rate: '50%' }],
      reportMetadata: [{ logo: 'cats.svg', segment: 'house==cats', idsubdatatable: 2 }],
      reportTotal: { nb_visits: 11, Zoo_nb_feedings: 3 },
      reportRowCount: 3,
    });
    await expect(call('API.getProcessedReport', { apiModule: 'Zoo', apiAction: 'nope' })).rejects.toThrow(
      'Zoo.getHouses',
    );
  });

  test('getProcessedReport counts the rows of all pages, flat and searched ones too', async () => {
    const houses = { apiModule: 'Zoo', apiAction: 'getHouses', filter_limit: '1' };
    const leaves = (await call('Zoo.getHouses', { flat: '1', filter_limit: '-1' })) as unknown[];
    expect(await call('API.getProcessedReport', { ...houses, flat: '1' })).toMatchObject({
      reportRowCount: leaves.length,
    });
    expect(await call('API.getProcessedReport', { ...houses, filter_pattern: 'cats' })).toMatchObject({
      reportRowCount: 1,
    });
  });

  test('get merges the overviews', async () => {
    expect(await call('API.get')).toMatchObject({ nb_visits: 10, bounce_rate: '40%' });
  });
});
