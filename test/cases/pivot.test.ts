import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import type { JsonValue } from 'heartwood/sdk';
import { openEngine } from './openEngine';

const log = join(import.meta.dirname, 'devices-are-read-from-the-user-agent', 'access.log');

let engine: WritingEngine;
beforeAll(async () => {
  engine = openEngine();
  await callApi(engine, {
    method: 'SitesManager.addSite',
    siteName: 'All',
    timezone: 'UTC',
    urls: 'https://a.example',
  });
  await importLog(engine, { paths: [log], options: { idSite: 1 } });
});
afterAll(() => engine.db.close());

const ask = (more: Record<string, string>): Promise<JsonValue> =>
  callApi(engine, { idSite: '1', period: 'day', date: '2025-03-03', showMetadata: '0', ...more });
const browsers = { method: 'DevicesDetection.getBrowsers', pivotBy: 'DevicesDetection.getType' };

test('rows are divided by any other dimension, whose cells are visits of both', async () => {
  const rows = (await ask(browsers)) as Record<string, number | string>[];
  expect(rows.length).toBeGreaterThan(2);
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'label');
  expect(columns).toContain('Desktop');
  const plain = (await ask({ method: browsers.method, showMetadata: '1' })) as { nb_visits: number; segment: string }[];
  for (const [i, row] of rows.entries()) {
    const { nb_visits, segment } = plain[i] ?? { nb_visits: 0, segment: '' };
    expect(columns.reduce((sum, name) => sum + Number(row[name]), 0)).toBe(nb_visits);
    const desktop = { method: 'VisitsSummary.getVisits', segment: `${segment};deviceType==desktop` };
    expect(await ask(desktop)).toEqual({ value: row.Desktop });
  }
});

test('the request’s own segment counts, too; the new columns can be sorted by', async () => {
  const more = {
    ...browsers,
    segment: 'deviceType==smartphone',
    pivotByColumnLimit: '1',
    filter_sort_column: 'Smartphone',
  };
  const rows = (await ask({ ...more, filter_limit: '1' })) as Record<string, number | string>[];
  expect(rows).toEqual([{ label: expect.any(String) as string, Smartphone: 1, Others: 0 }]);
});

test('the dimension is named by itself, in upper or lower case, of other plugins, too', async () => {
  for (const pivotBy of ['devicesdetection.devicetype', 'UserCountry.Country', 'UserCountry.getContinent']) {
    expect(await ask({ ...browsers, pivotBy, filter_limit: '1' })).toHaveLength(1);
  }
  await expect(ask({ ...browsers, pivotBy: 'DevicesDetection.getMoon' })).rejects.toThrow('DevicesDetection.getType');
});
