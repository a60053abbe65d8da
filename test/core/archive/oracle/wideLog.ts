import type { Plugin } from '@shared/plugin';
import type { WritingEngine } from '@main/core/Engine';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { writeSetting } from '@main/core/settings/Settings';
import { plugins } from '@main/worker/plugins';
import { openGeneratedLog } from '../../segment/generatedLog';
import { days, details } from './oracleLog';
import { dimensions } from './trackedOracles';

/** The number of a visit within its day, and its day, mixed. */
const K = '(idvisit % 16777216 * 7 + idvisit / 16777216 % 5)';

const numbers = (count: number): string =>
  `WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${count - 1})`;
const actions = (first: number, count: number, type: number, name: string): string => `
  INSERT INTO log_action (idaction, name, hash, type, url_prefix)
  ${numbers(count)} SELECT ${first} + i, ${name}, ${first} + i, ${type}, ${type === 8 ? 'NULL' : 2} FROM numbers`;
const typeOf = (column: string): string => `(SELECT type FROM log_action WHERE idaction = ${column})`;
/** Every other one is in one place, so that the place has many; the others are in many places. */
const spread = (big: string, small: string): string => `CASE WHEN i % 2 = 0 THEN ${big} ELSE ${small} END`;

/** Gives every column so many values that every table overflows, on its first level and below it. */
const widen = [
  actions(10_000, 300, 1, spread("'a.example/big/p' || i", "'a.example/d' || (i % 29) || '/p' || i")),
  actions(20_000, 200, 3, spread("'big.example/f' || i", "'h' || (i % 23) || '.example/f' || i")),
  actions(30_000, 200, 2, spread("'big.example/o' || i", "'h' || (i % 23) || '.example/o' || i")),
  actions(40_000, 60, 8, "'k' || i"),
  actions(50_000, 60, 4, "'t' || i"),
  actions(60_000, 60, 12, "'e' || i"),
  `UPDATE log_link_visit_action SET
     idaction_url = CASE ${typeOf('idaction_url')}
       WHEN 1 THEN 10000 + idlink_va * 13 % 300
       WHEN 3 THEN 20000 + idlink_va * 17 % 200
       WHEN 2 THEN 30000 + idlink_va * 19 % 200
     END,
     idaction_name = CASE ${typeOf('idaction_name')} 
       WHEN 8 THEN 40000 + idlink_va * 23 % 60
       WHEN 4 THEN 50000 + idlink_va * 29 % 60
       WHEN 12 THEN 60000 + idlink_va * 37 % 60
       ELSE idaction_name
     END,
     search_cat = CASE WHEN search_cat IS NOT NULL THEN 'c' || (idlink_va * 31 % 40) END`,
  `UPDATE log_visit SET
     visit_entry_idaction_url = 10000 + (${K} * 3 % 300), visit_exit_idaction_url = 10000 + (${K} * 11 % 300),
     visit_total_time = (${K} * 37 % 2500), visit_total_actions = (${K} % 6) + 1, visitor_count_visits = (${K} % 9) + 1,
     visitor_seconds_since_last = (${K} % 9) * 86400, user_id = 'user' || (${K} % 40), idvisitor = (${K} % 70),
     config_device_type = (${K} % 11), config_device_brand = 'B' || (${K} % 40), config_device_model = 'M' || (${K} % 60),
     config_os = 'O' || (${K} % 30), config_os_version = (${K} % 7), config_browser_name = 'N' || (${K} % 30),
     config_browser_version = (${K} % 11), config_browser_engine = 'E' || (${K} % 20), location_country = 'c' || (${K} % 40),
     location_region = 'r' || (${K} % 50), location_city = 'y' || (${K} % 60), location_browser_lang = 'l' || (${K} % 40),
     referer_name = CASE WHEN (${K} % 2) = 0 THEN 'big' ELSE 'n' || (${K} % 31) END,
     referer_keyword = CASE WHEN (${K} % 3) = 0 THEN 'big' ELSE 'w' || (${K} % 37) END, location_provider = 'p' || (${K} % 40),
     referer_url = 'u' || (${K} % 83)`,
  `UPDATE log_visit_tracked SET
     visitor_localtime = printf('%02d:00:00', (${K} % 24)), config_resolution = (${K} % 40) || 'x600',
     custom_dimension_2 = CASE WHEN custom_dimension_2 IS NOT NULL THEN 'D' || (${K} % 40) END`,
  `UPDATE log_link_visit_action_tracked SET
     custom_dimension_3 = CASE WHEN custom_dimension_3 IS NOT NULL THEN 'P' || (idlink_va * 41 % 40) END`,
];

/** Limits of records give way to the settings', which are small. */
function withoutLimits(plugin: Plugin): Plugin {
  if (!plugin.archiver) return plugin;
  const records = Object.entries(plugin.archiver.records).map(([name, declaration]) => {
    if (declaration.kind !== 'blob') return [name, declaration];
    const { maxRows: _rows, maxSubtableRows: _subtableRows, ...others } = declaration;
    return [name, others];
  });
  return { ...plugin, archiver: { ...plugin.archiver, records: Object.fromEntries(records) } };
}

/** A log of many different values, whose archives keep so few rows. */
export function openWideLog(limits: { day: number; rows: number; subtableRows: number }): WritingEngine {
  const { engine } = openGeneratedLog(23, { days, visitsPerDay: 60 });
  for (const text of [...widen, ...details, ...dimensions]) engine.db.execute(text);
  writeSetting(engine.db, 'archive.maxDayRows', limits.day);
  writeSetting(engine.db, 'archive.maxRows', limits.rows);
  writeSetting(engine.db, 'archive.maxSubtableRows', limits.subtableRows);
  return { ...engine, plugins: new PluginManager(plugins.map(withoutLimits)) };
}
