import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DataTable } from '@shared/datatable/DataTable';
import type { Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { parseSegment } from '@shared/segment/parseSegment';
import { Archive } from '@main/core/archive/Archive';
import { ArchiveWriter } from '@main/core/archive/ArchiveWriter';
import { sql, type Sql } from '@main/core/db/sql';
import { openWritable } from '@main/core/db/openDatabase';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { dayKeyRange } from '@main/core/tracker/dayKeys';
import { plugins } from '../../../src-main/worker/plugins';

/** The sample log, archived by the project's own plugins, against SQL over the log tables. */
let engine: WritingEngine;
let month: Period;
let year: Period;

beforeAll(async () => {
  const db = openWritable(':memory:');
  const now = () => Date.UTC(2030, 0, 1) / 1000;
  engine = { db, plugins: new PluginManager(plugins), archiveStore: new ArchiveWriter(db, now), now };
  await importLog(engine, { paths: ['resources/sample/access.log'], options: {} });
  const busiest = db.value<number>(sql`SELECT max(day) FROM site_day`) ?? 0;
  month = periodAt('month', busiest);
  year = periodAt('year', busiest);
});
afterAll(() => engine.db.close());

const visitsOf = ({ first, last }: Period): Sql => {
  const keys = dayKeyRange(1, first, last);
  return sql`FROM log_visit WHERE idvisit BETWEEN ${keys.first} AND ${keys.last}`;
};

const archive = () => new Archive(engine);
const numericNames = ['nb_visits', 'nb_uniq_visitors', 'nb_actions', 'max_actions', 'sum_visit_length', 'bounce_count'];
const numericColumns = sql`
  count(*) AS nb_visits, count(DISTINCT idvisitor) AS nb_uniq_visitors, sum(visit_total_actions) AS nb_actions,
  max(visit_total_actions) AS max_actions, sum(visit_total_time) AS sum_visit_length,
  sum(visit_total_actions <= 1) AS bounce_count
`;

test('the sample log fills a month', () => {
  expect(engine.db.value(sql`SELECT count(*) ${visitsOf(month)}`)).toBeGreaterThan(100);
});

test.each(['day', 'week', 'month', 'year', 'range'] as const)('the numbers of a %s', async (type) => {
  const middle = engine.db.value<number>(sql`SELECT max(day) FROM site_day`) ?? 0;
  const period = type === 'range' ? { type, first: middle - 40, last: middle - 3 } : periodAt(type, middle);
  const request = { idSite: 1, plugin: 'VisitsSummary', period };
  const expected = engine.db.get(sql`SELECT ${numericColumns} ${visitsOf(period)}`);
  expect(await archive().getNumerics(request, numericNames)).toEqual(expected);
});

test.each([
  ['DevicesDetection', 'DevicesDetection_browsers', sql`config_browser_name`],
  ['DevicesDetection', 'DevicesDetection_types', sql`config_device_type`],
  [
    'DevicesDetection',
    'DevicesDetection_osVersions',
    sql`coalesce(config_os, '') || ';' || coalesce(config_os_version, '')`,
  ],
  ['UserCountry', 'UserCountry_country', sql`location_country`],
  ['Referrers', 'Referrers_type', sql`referer_type`],
])('%s: the table %s of a month, by label', async (plugin, record, label) => {
  const table = await archive().getDataTable({ idSite: 1, plugin, period: month }, record);
  const rows = engine.db.all<Record<string, number>>(sql`
    SELECT coalesce(${label}, '') || '' AS label, count(*) AS nb_visits, sum(visit_total_actions) AS nb_actions,
      sum(visit_total_time) AS sum_visit_length, sum(visit_total_actions <= 1) AS bounce_count
    ${visitsOf(month)}
    GROUP BY 1
  `);
  const columns = ['nb_visits', 'nb_actions', 'sum_visit_length', 'bounce_count'];
  const found = Object.fromEntries(table.rows.map((row) => [row.label, columns.map((name) => row.number(name))]));
  expect(found).toEqual(Object.fromEntries(rows.map((row) => [row.label, columns.map((name) => row[name])])));
});

test('pages: every hit, entry, exit and second is in one leaf', async () => {
  const request = { idSite: 1, plugin: 'Actions', period: month };
  const table = await archive().getDataTable(request, 'Actions_actions_url', { expanded: true });
  const { first, last } = dayKeyRange(1, month.first, month.last);
  expect(sumLeaves(table, 'nb_hits')).toBe(
    engine.db.value(sql`
      SELECT count(*) FROM log_link_visit_action l JOIN log_action a ON a.idaction = l.idaction_url
      WHERE a.type = 1 AND idlink_va BETWEEN ${first} AND ${last}
    `),
  );
  expect(sumLeaves(table, 'sum_time_spent')).toBe(
    engine.db.value(sql`
      SELECT sum(time_spent_ref_action) FROM log_link_visit_action l JOIN log_action a ON a.idaction = l.idaction_url_ref
      WHERE a.type = 1 AND idlink_va BETWEEN ${first} AND ${last}
    `),
  );
  expect(sumLeaves(table, 'entry_nb_visits')).toBe(
    engine.db.value(sql`SELECT count(visit_entry_idaction_url) ${visitsOf(month)}`),
  );
  expect(sumLeaves(table, 'exit_nb_visits')).toBe(
    engine.db.value(sql`SELECT count(visit_exit_idaction_url) ${visitsOf(month)}`),
  );
  expect(table.rows.reduce((sum, row) => sum + row.number('nb_hits'), 0)).toBe(sumLeaves(table, 'nb_hits'));
});

test.each([
  ['countryCode==de,countryCode==us', sql`location_country IN ('de', 'us')`],
  ['actions>=3;visitDuration<600', sql`visit_total_actions >= 3 AND visit_total_time < 600`],
  ['referrerType==search', sql`referer_type = 2`],
  [
    'downloadUrl=@.',
    sql`idvisit IN (SELECT idvisit FROM log_link_visit_action l JOIN log_action a ON a.idaction = l.idaction_url WHERE a.type = 3)`,
  ],
])('the segment %s over a year', async (text, condition) => {
  const request = { idSite: 1, plugin: 'VisitsSummary', period: year, segment: parseSegment(text) };
  const expected = engine.db.get<Record<string, number>>(
    sql`SELECT ${numericColumns} ${visitsOf(year)} AND ${condition}`,
  );
  expect(expected?.nb_visits).toBeGreaterThan(0);
  expect(await archive().getNumerics(request, numericNames)).toEqual(expected);
});

function sumLeaves(table: DataTable, column: string): number {
  return [...table].reduce(
    (sum, row) => sum + (row.subtable ? sumLeaves(row.subtable, column) : row.number(column)),
    0,
  );
}
