import { afterAll, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { requestSegments } from '@main/core/segment/requestSegments';
import { segmentCatalog } from '@main/core/segment/SegmentCatalog';
import { openGeneratedLog } from './generatedLog';

const { engine, visits } = openGeneratedLog();
afterAll(() => engine.db.close());

const suggest = (segmentName: string): Promise<unknown> =>
  callApi(engine, { method: 'API.getSuggestedValuesForSegment', segmentName, idSite: '1' });

test('every segment is described', async () => {
  const described = (await callApi(engine, { method: 'API.getSegmentsMetadata' })) as Record<string, unknown>[];
  expect(described).toHaveLength(segmentCatalog(engine.plugins).all.length);
  expect(described).toContainEqual({
    type: 'dimension',
    category: 'Locations',
    name: 'Country',
    segment: 'countryCode',
    acceptedValues: 'de, us, jp; xx is unknown',
    hasOrder: true,
  });
  expect(described).toContainEqual({
    type: 'metric',
    category: 'Visit',
    name: 'Number of actions',
    segment: 'actions',
    hasOrder: true,
  });
});

test('values are suggested by how often they occur', async () => {
  const counts = new Map<string, number>();
  for (const { client } of visits) counts.set(String(client.ip), (counts.get(String(client.ip)) ?? 0) + 1);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([ip]) => ip);
  expect(await suggest('visitIp')).toEqual(byCount);
});

test.each([
  ['visitorType', ['new', 'returning', 'returningCustomer']],
  ['visitConvertedGoalName', ['Signup', 'Contact us']],
])('%s suggests its names', async (name, values) => {
  expect(await suggest(name)).toEqual(values);
});

test('addresses are whole, names and brands those of reports', async () => {
  expect(await suggest('downloadUrl')).toEqual(['https://a.example/f.zip']);
  expect(await suggest('deviceBrand')).toEqual(expect.arrayContaining(['Apple', 'Samsung']));
  expect(await suggest('actionType')).toEqual(expect.arrayContaining(['pageviews', 'events', 'contents']));
});

test('what is suggested selects something', async () => {
  for (const { name } of segmentCatalog(engine.plugins).all) {
    if (name in requestSegments) continue; // there are no lines
    for (const value of ((await suggest(name)) as string[]).slice(0, 1)) {
      const segment = `${name}==${encodeURIComponent(value)}`;
      const range = { period: 'range', date: '2024-12-30,2025-01-01' };
      const found = await callApi(engine, { method: 'VisitsSummary.getVisits', idSite: '1', ...range, segment });
      expect({ segment, visits: (found as { value: number }).value }).not.toEqual({ segment, visits: 0 });
    }
  }
});

test('a name that does not exist is told with the nearest one', async () => {
  await expect(suggest('pageUri')).rejects.toThrow('Did you mean pageUrl?');
});
