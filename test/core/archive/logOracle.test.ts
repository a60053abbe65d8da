import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogGroup, LogQuery } from '@shared/plugin';
import { parseDay } from '@shared/period/Period';
import { parseSegment } from '@shared/segment/parseSegment';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import type { SqlValue } from '@main/core/db/Database';
import type { WritingEngine } from '@main/core/Engine';
import { dayKeyRange } from '@main/core/tracker/dayKeys';
import { openGeneratedLog } from '../segment/generatedLog';

/** Everything that the LogAggregator answers, counted again by SQL over the same rows. */
let engine: WritingEngine;
const day = parseDay('2024-12-30') as number;
const { first, last } = dayKeyRange(1, day);

/** What the generated log leaves out. */
const details = [
  'UPDATE log_link_visit_action SET time_spent_ref_action = idlink_va % 7 * 10',
  `UPDATE log_conversion SET items = buster + 2, revenue_tax = 0.1, referer_type = CASE WHEN idvisit % 2 = 0 THEN 6 END,
     referer_name = CASE WHEN idvisit % 2 = 0 THEN 'spring' END`,
  "UPDATE log_conversion_item SET idorder = '0' WHERE idvisit % 3 = 0 AND idorder = 'o0'",
];

beforeAll(() => {
  ({ engine } = openGeneratedLog(5));
  for (const text of details) engine.db.execute(text);
});
afterAll(() => engine.db.close());

/** A join of every action with what is tracked of it, its visit, and its names. */
const actions = `
  log_link_visit_action a
  JOIN log_visit v ON v.idvisit = a.idvisit
  LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
  LEFT JOIN log_action category ON category.idaction = t.idaction_event_category
  LEFT JOIN log_action action ON action.idaction = t.idaction_event_action
  LEFT JOIN log_action url ON url.idaction = a.idaction_url
  LEFT JOIN log_action name ON name.idaction = a.idaction_name
`;
const kind = `CASE
  WHEN t.idaction_event_category IS NOT NULL THEN 10
  WHEN t.idaction_content_name IS NOT NULL THEN 13
  ELSE coalesce(url.type, 8) END`;
const counted = 'count(DISTINCT a.idvisit) nb_visits, count(DISTINCT a.idvisitor) nb_uniq_visitors, count(*) nb_hits';

describe.each([
  ['all visits', '', '1'],
  ['a segment', 'countryCode==de,countryCode==jp', "v.location_country IN ('de', 'jp')"],
])('%s', (_name, segment, condition) => {
  const ask = () => {
    const context = new ArchiveContext(engine);
    const { rows, selection } = context.readDay(1, day, parseSegment(segment));
    return new LogAggregator(rows, context.timeZone(1), selection);
  };
  /** Groups by the values of columns g1, g2, …; what is NULL is left out, as a metric without a value is. */
  const bySql = (select: string, from: string, rest: string) =>
    (
      engine.db
        .prepare(`SELECT ${select} FROM ${from} WHERE v.idvisit BETWEEN ${first} AND ${last} AND ${condition} ${rest}`)
        .raw(false)
        .all() as Record<string, SqlValue>[]
    ).map((row) => {
      const entries = Object.entries(row);
      const metrics = entries.filter(([name, value]) => !/^g\d$/.test(name) && value !== null);
      return [entries.filter(([name]) => /^g\d$/.test(name)).map(([, value]) => value), Object.fromEntries(metrics)];
    });
  const expectSame = (groups: unknown[], rows: unknown[]) => {
    const sorted = (list: unknown[]) => list.map((one) => JSON.stringify(one, sortKeys)).sort();
    expect(rows.length).toBeGreaterThan(0);
    expect(sorted(groups)).toEqual(sorted(rows));
  };
  const toPairs = (groups: readonly LogGroup[]) => groups.map(({ values, metrics }) => [values, metrics]);

  test('visits, with columns that only tracking requests fill', () => {
    const query: LogQuery = {
      where: [{ column: 'visit_total_actions', is: (count) => Number(count) > 1 }],
      selects: {
        events: { column: 'visit_total_events', as: 'sum' },
        most: { column: 'visit_total_events', as: 'max' },
        least: { column: 'visit_total_time', as: 'min', per: 60 },
        known: { column: 'custom_var_k1', as: 'count' },
        names: { column: 'custom_var_k1', as: 'distinct' },
      },
    };
    const groups = ask().queryVisitsByDimension(['location_country', 'config_resolution'], query);
    const wanted = ['nb_visits', 'nb_uniq_visitors', 'nb_users', 'nb_actions', 'max_actions', 'sum_visit_length'];
    const names = [...wanted, 'bounce_count', 'nb_visits_converted', ...Object.keys(query.selects ?? {})];
    expectSame(
      groups.map(({ values, metrics }) => [
        values,
        Object.fromEntries(names.flatMap((name) => (metrics[name] === undefined ? [] : [[name, metrics[name]]]))),
      ]),
      bySql(
        `v.location_country g1, t.config_resolution g2, count(*) nb_visits, count(DISTINCT v.idvisitor) nb_uniq_visitors,
         count(DISTINCT v.user_id) nb_users, sum(visit_total_actions) nb_actions, max(visit_total_actions) max_actions,
         sum(visit_total_time) sum_visit_length, sum(visit_total_actions <= 1) bounce_count,
         sum(visit_goal_converted) nb_visits_converted, sum(visit_total_events) events, max(visit_total_events) most,
         round(min(visit_total_time) / 60.0, 6) least, nullif(count(custom_var_k1), 0) known,
         nullif(count(DISTINCT custom_var_k1), 0) names`,
        'log_visit v LEFT JOIN log_visit_tracked t ON t.idvisit = v.idvisit',
        'AND visit_total_actions > 1 GROUP BY 1, 2',
      ),
    );
  });

  test('events', () => {
    const groups = ask().queryActionsByDimension(['idaction_event_category', 'idaction_event_action'], {
      where: [{ column: 'idaction_event_category', is: (category) => category !== null }],
      selects: {
        sum_event_value: { column: 'custom_float', as: 'sum' },
        min_event_value: { column: 'custom_float', as: 'min' },
        max_event_value: { column: 'custom_float', as: 'max' },
        nb_events_with_value: { column: 'custom_float', as: 'count' },
      },
    });
    expectSame(
      toPairs(groups),
      bySql(
        `category.name g1, action.name g2, ${counted}, sum(custom_float) sum_event_value, min(custom_float) min_event_value,
         max(custom_float) max_event_value, nullif(count(custom_float), 0) nb_events_with_value`,
        actions,
        'AND t.idaction_event_category IS NOT NULL GROUP BY 1, 2',
      ),
    );
  });

  test('searches by category, and by a column of the visit', () => {
    const groups = ask().queryActionsByDimension(['search_cat', 'location_country'], {
      where: [{ column: 'type', is: (type) => type === 8 }],
      selects: { results: { column: 'search_count', as: 'sum' } },
    });
    expectSame(
      toPairs(groups),
      bySql(
        `a.search_cat g1, v.location_country g2, ${counted}, sum(a.search_count) results`,
        actions,
        `AND ${kind} = 8 GROUP BY 1, 2`,
      ),
    );
  });

  test('all kinds of actions, their times and ends', () => {
    const groups = ask().queryActionsByDimension(['type', 'idaction_name'], {
      selects: {
        sum_time_spent: { column: 'time_spent', as: 'sum' },
        entries: { column: 'is_entry', as: 'sum' },
        exits: { column: 'is_exit', as: 'sum' },
      },
    });
    const ofVisit = `FROM ${actions} WHERE a.idvisit = this.idvisit AND`;
    const isPage = `${kind} IN (1, 8)`;
    const next = `coalesce((SELECT min(a.idlink_va) ${ofVisit} a.idlink_va > this.idlink_va AND ${isPage}), 9e15)`;
    const spent = `SELECT sum(a.time_spent_ref_action) ${ofVisit} a.idlink_va > this.idlink_va AND a.idlink_va <= ${next}`;
    const end = (which: string) => `(SELECT ${which}(a.idlink_va) ${ofVisit} ${isPage})`;
    expectSame(
      toPairs(groups),
      bySql(
        `this.type g1, this.name g2, count(DISTINCT v.idvisit) nb_visits, count(DISTINCT v.idvisitor) nb_uniq_visitors,
         count(*) nb_hits, sum(CASE WHEN this.type IN (1, 8) THEN coalesce((${spent}), 0) ELSE 0 END) sum_time_spent,
         sum(this.idlink_va IS ${end('min')}) entries, sum(this.idlink_va IS ${end('max')}) exits`,
        `(SELECT a.idlink_va, a.idvisit, ${kind} type, name.name FROM ${actions}) this
         JOIN log_visit v ON v.idvisit = this.idvisit`,
        'GROUP BY 1, 2',
      ),
    );
  });

  const money = (column: string) => `round(sum(${column}), 2)`;

  test('conversions by what is credited with them', () => {
    const groups = ask().queryConversionsByDimension(['referer_type', 'referer_name']);
    expectSame(
      groups.map(({ values, idGoal, metrics }) => [[...values, idGoal], metrics]),
      bySql(
        `coalesce(a.referer_type, v.referer_type) g1,
         CASE WHEN a.referer_type IS NULL THEN v.referer_name ELSE a.referer_name END g2, a.idgoal g3,
         count(*) nb_conversions, count(DISTINCT a.idvisit) nb_visits_converted, ${money('a.revenue')} revenue,
         ${money('a.revenue_tax')} revenue_tax, sum(a.items) items`,
        'log_conversion a JOIN log_visit v ON v.idvisit = a.idvisit',
        'GROUP BY 1, 2, 3',
      ),
    );
  });

  test('goals stand in groups of visits, those without a visit included', () => {
    const groups = ask().queryVisitsByDimension(['referer_type'], { goals: true });
    const ids: Record<string, number> = { ecommerceOrder: 0, ecommerceAbandonedCart: -1 };
    const pairs = groups.flatMap(({ values, goals = {} }) =>
      Object.entries(goals).map(([key, { nb_conversions, revenue }]) => {
        const id = key.slice('idgoal='.length);
        return [[...values, ids[id] ?? Number(id)], { nb_conversions, revenue }];
      }),
    );
    expectSame(
      pairs,
      bySql(
        `coalesce(a.referer_type, v.referer_type) g1, a.idgoal g2, count(*) nb_conversions, ${money('a.revenue')} revenue`,
        'log_conversion a JOIN log_visit v ON v.idvisit = a.idvisit',
        'GROUP BY 1, 2',
      ),
    );
  });

  test.each(['idaction_sku', 'idaction_name', 'idaction_category', 'idaction_category3'])(
    'products by %s',
    (column) => {
      const groups = ask().queryEcommerceItems([column]);
      expectSame(
        groups.map(({ values, isCart, metrics }) => [[...values, isCart ? 1 : 0], metrics]),
        bySql(
          `n.name g1, a.idorder = '0' g2, ${money('a.price * a.quantity')} item_revenue, sum(a.quantity) quantity,
         ${money('a.price')} price, count(DISTINCT a.idvisit) nb_visits,
         CASE WHEN a.idorder = '0' THEN count(DISTINCT a.idvisit) ELSE count(DISTINCT a.idorder) END orders`,
          `log_conversion_item a JOIN log_visit v ON v.idvisit = a.idvisit LEFT JOIN log_action n ON n.idaction = a.${column}`,
          'AND a.deleted = 0 GROUP BY 1, 2',
        ),
      );
    },
  );

  test('what is beyond a limit is summed, without what is distinct', () => {
    const all = ask().queryVisitsByDimension(['referer_name'], { goals: true });
    const cut = ask().queryVisitsByDimension(['referer_name'], { goals: true, limit: { groups: 3, by: 'nb_actions' } });
    expect(cut.map(({ isOthers }) => isOthers ?? false)).toEqual([false, false, false, true]);
    const least = Math.min(...cut.slice(0, 3).map(({ metrics }) => metrics.nb_actions));
    const kept = cut.slice(0, 3).map(({ values }) => values[0]);
    const others = all.filter(({ values }) => !kept.includes(values[0] ?? null));
    expect(others.every(({ metrics }) => metrics.nb_actions <= least)).toBe(true);
    const sum = (name: string) => others.reduce((total, { metrics }) => total + (metrics[name] ?? 0), 0);
    expect(cut[3]?.metrics).toEqual({
      ...Object.fromEntries(
        ['nb_visits', 'nb_actions', 'sum_visit_length', 'bounce_count', 'nb_visits_converted'].map((name) => [
          name,
          sum(name),
        ]),
      ),
      max_actions: Math.max(...others.map(({ metrics }) => metrics.max_actions)),
    });
    const conversions = (groups: typeof all) =>
      groups.flatMap(({ goals = {} }) => Object.values(goals)).reduce((n, goal) => n + (goal.nb_conversions ?? 0), 0);
    expect(conversions(cut)).toBe(conversions(all));
  });
});

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('a day without such rows has no groups', () => {
  const context = new ArchiveContext(engine);
  const { rows, selection } = context.readDay(1, day + 10, null);
  const logs = new LogAggregator(rows, context.timeZone(1), selection);
  expect([
    logs.queryActionsByDimension(['idaction_event_category']),
    logs.queryConversionsByDimension([]),
    logs.queryEcommerceItems(['idaction_sku']),
    logs.queryRequestsByDimension(['status']),
    logs.queryVisitsByDimension([], { goals: true, selects: { n: { column: 'custom_var_k1', as: 'count' } } }),
  ]).toEqual([[], [], [], [], []]);
});
