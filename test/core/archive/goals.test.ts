import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonValue } from '@shared/plugin';
import { goalKey, goalsOf } from '@shared/metrics/goals';
import { archiveOf } from '@main/core/archive/Archive';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { openEngine } from '../../cases/openEngine';
import { openGeneratedLog } from '../segment/generatedLog';
import { period } from './archiveFixture';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
const line = (ip: string, at: string, target: string, referrer = '-') =>
  `${ip} - - [${at} +0000] "GET ${target} HTTP/1.1" 200 512 "${referrer}" "${firefox}"\n`;

const pages = [
  line('192.0.2.1', '03/Mar/2025:10:00:00', '/', 'https://www.google.com/'),
  line('192.0.2.1', '03/Mar/2025:10:01:00', '/thanks'),
  line('192.0.2.2', '03/Mar/2025:11:00:00', '/thanks'),
  line('192.0.2.3', '04/Mar/2025:10:00:00', '/'),
  line('192.0.2.1', '20/Mar/2025:10:00:00', '/', 'https://news.example/'),
  line('192.0.2.1', '20/Mar/2025:10:05:00', '/thanks?contact'),
];
const order = new URLSearchParams({
  ...{ idsite: '1', rec: '1', url: 'https://a.example/shop', idgoal: '0', ec_id: 'A1', revenue: '30.3' },
  ...{ ec_st: '25.3', ec_tx: '5', ec_items: '[["S1","Oak",["Trees"],12.65,2]]' },
});
const cart = new URLSearchParams({
  ...{ idsite: '1', rec: '1', url: 'https://a.example/shop', idgoal: '0', revenue: '99' },
  ec_items: '[["S1","Oak",["Trees"],99,1]]',
});
const requests = [
  line('192.0.2.4', '05/Mar/2025:10:00:00', `/matomo.php?${order.toString()}`),
  line('192.0.2.5', '05/Mar/2025:10:00:00', `/matomo.php?${cart.toString()}`),
];

let folder: string;
let engine: WritingEngine;

async function importText(text: string, options: Record<string, unknown> = {}): Promise<void> {
  const path = join(folder, `${text.length}.log`);
  writeFileSync(path, text);
  await importLog(engine, { paths: [path], options });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'goals-'));
  engine = openEngine();
  await callApi(engine, { method: 'SitesManager.addSite', siteName: 'A', urls: 'https://a.example', ecommerce: '1' });
  const goal = { method: 'Goals.addGoal', idSite: '1', matchAttribute: 'url', patternType: 'contains' };
  await callApi(engine, { ...goal, name: 'Thanks', pattern: 'thanks', revenue: '10.1' });
  await callApi(engine, { ...goal, name: 'Contact', pattern: 'contact', revenue: '0.2' });
  await importText(pages.join(''));
  await importText(requests.join(''), { replayTracking: true });
});
afterAll(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

const march = { idSite: 1, plugin: 'Goals', period: period('month', '2025-03-01') };
const numerics = (names: readonly string[], request: object = {}) =>
  archiveOf(engine).getNumerics({ ...march, segment: null, ...request }, names);

const api = async (params: string): Promise<Record<string, JsonValue>[]> => {
  const all = `${params}&idSite=1&period=month&date=2025-03-01`;
  return (await callApi(engine, Object.fromEntries(new URLSearchParams(all)))) as Record<string, JsonValue>[];
};

describe('Goals stores', () => {
  test('each goal, orders, carts and all of them, summed over days', async () => {
    const month = await numerics([
      ...['Goal_nb_conversions', 'Goal_nb_visits_converted', 'Goal_revenue'],
      ...['Goal_1_nb_conversions', 'Goal_1_nb_visits_converted', 'Goal_1_revenue', 'Goal_2_revenue'],
      ...['Goal_0_nb_conversions', 'Goal_0_revenue', 'Goal_0_revenue_subtotal', 'Goal_0_revenue_tax', 'Goal_0_items'],
      ...['Goal_-1_nb_conversions', 'Goal_-1_revenue', 'Goal_3_nb_conversions'],
    ]);
    expect(month).toEqual({
      Goal_nb_conversions: 5,
      Goal_nb_visits_converted: 4,
      Goal_revenue: 60.8,
      Goal_1_nb_conversions: 3,
      Goal_1_nb_visits_converted: 3,
      Goal_1_revenue: 30.3,
      Goal_2_revenue: 0.2,
      Goal_0_nb_conversions: 1,
      Goal_0_revenue: 30.3,
      Goal_0_revenue_subtotal: 25.3,
      Goal_0_revenue_tax: 5,
      Goal_0_items: 2,
      'Goal_-1_nb_conversions': 1,
      'Goal_-1_revenue': 99,
      Goal_3_nb_conversions: 0,
    });
  });

  test('nothing on a day without conversions', async () => {
    const day = await numerics(['Goal_nb_conversions'], { period: period('day', '2025-03-04') });
    expect(day).toEqual({ Goal_nb_conversions: 0 });
  });
});

describe('reports on visits', () => {
  test('nest the metrics of goals by goal', async () => {
    expect(
      await api('method=Referrers.getReferrerType&showColumns=label,nb_visits,nb_conversions,revenue,goals'),
    ).toMatchObject([
      {
        label: 'Direct entry',
        nb_visits: 4,
        nb_conversions: 2,
        revenue: 40.4,
        goals: {
          'idgoal=1': { nb_conversions: 1, nb_visits_converted: 1, revenue: 10.1 },
          'idgoal=ecommerceOrder': { nb_conversions: 1, revenue: 30.3, items: 2 },
          'idgoal=ecommerceAbandonedCart': { nb_conversions: 1, revenue: 99 },
        },
      },
      {
        label: 'Search engines',
        nb_visits: 1,
        nb_conversions: 1,
        revenue: 10.1,
        goals: { 'idgoal=1': { nb_conversions: 1, nb_visits_converted: 1, revenue: 10.1 } },
      },
      {
        label: 'Websites',
        nb_visits: 1,
        nb_conversions: 2,
        revenue: 10.3,
        goals: {
          'idgoal=1': { nb_conversions: 1, nb_visits_converted: 1, revenue: 10.1 },
          'idgoal=2': { nb_conversions: 1, nb_visits_converted: 1, revenue: 0.2 },
        },
      },
    ]);
  });

  test('show them as columns', async () => {
    const [direct, search] = await api('method=Referrers.getReferrerType&filter_update_columns_when_show_all_goals=1');
    expect(direct).toMatchObject({
      goal_1_nb_conversions: 1,
      goal_1_conversion_rate: '25%',
      goal_2_nb_conversions: 0,
      goal_ecommerceOrder_revenue: 30.3,
      goal_ecommerceOrder_items: 2,
      conversion_rate: '50%',
      revenue_per_visit: 10.1,
    });
    expect(search).not.toHaveProperty('goals');
    expect(search).not.toHaveProperty('goal_1_revenue_per_visit');
  });

  test('show one goal', async () => {
    const [, search] = await api('method=Referrers.getReferrerType&idGoal=1');
    expect(search).toMatchObject({ goal_1_nb_conversions: 1, goal_1_revenue: 10.1, goal_1_revenue_per_visit: 10.1 });
    expect(search).not.toHaveProperty('goal_2_nb_conversions');
  });

  test('count what a segment selects', async () => {
    const [row] = await api('method=DevicesDetection.getType&segment=visitorType%3D%3Dreturning');
    expect(row?.goals).toEqual({
      'idgoal=1': { nb_conversions: 1, nb_visits_converted: 1, revenue: 10.1 },
      'idgoal=2': { nb_conversions: 1, nb_visits_converted: 1, revenue: 0.2 },
    });
  });
});

test('pages tell their part in conversions', async () => {
  const rows = await api('method=Actions.getPageUrls&idGoal=1&flat=1');
  expect(rows.find(({ label }) => label === '/')).toMatchObject({
    goal_1_nb_conversions_page_uniq: 2,
    goal_1_nb_conversions_attrib: 1,
    goal_1_nb_conversions_page_rate: '50%',
    goal_1_revenue_attrib: 10.1,
    goal_1_nb_conversions_entry: 2,
    goal_1_nb_conversions_entry_rate: '66.7%',
  });
});

describe('goals in tables of a week are those of its log rows', () => {
  const generated = openGeneratedLog(3).engine;
  afterAll(() => generated.db.close());
  const credited = 'coalesce(c.referer_type, v.referer_type)';

  test.each([
    ['UserCountry', 'UserCountry_country', "coalesce(nullif(v.location_country, ''), 'xx')"],
    ['DevicesDetection', 'DevicesDetection_types', "coalesce(v.config_device_type, '')"],
    ['DevicesDetection', 'DevicesDetection_brands', "coalesce(v.config_device_brand, '')"],
    ['DevicesDetection', 'DevicesDetection_browsers', "coalesce(v.config_browser_name, '')"],
    ['Referrers', 'Referrers_type', credited],
    ['VisitTime', 'VisitTime_serverTime', '(v.visit_first_action_time + 19800) / 3600 % 24'],
  ])('%s: %s', async (plugin, record, label) => {
    const request = { idSite: 1, plugin, period: period('week', '2025-01-01'), segment: null };
    const table = await archiveOf(generated).getDataTable(request, record);
    const rows = generated.db
      .prepare(
        `SELECT ${label} label, c.idgoal, count(*) nb_conversions, count(DISTINCT c.idvisit) nb_visits_converted,
           round(sum(c.revenue), 2) revenue
         FROM log_conversion c JOIN log_visit v ON v.idvisit = c.idvisit GROUP BY 1, 2 ORDER BY 1, 2`,
      )
      .raw(true)
      .all() as [string | number, number, ...number[]][];
    const found = table.rows.flatMap((row) =>
      Object.entries(goalsOf(row.columns)).map(([key, goal]) => [
        `${row.label} ${key}`,
        goal.nb_conversions,
        goal.nb_visits_converted,
        goal.revenue,
      ]),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(found.sort()).toEqual(rows.map(([name, id, ...numbers]) => [`${name} ${goalKey(id)}`, ...numbers]).sort());
  });
});
