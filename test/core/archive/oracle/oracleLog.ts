import type { DataTable } from '@shared/datatable/DataTable';
import type { Row } from '@shared/datatable/Row';
import { parseDay, type Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import type { WritableDatabase } from '@main/core/db/Database';
import { dayKeyRange } from '@main/core/tracker/dayKeys';
import { actionRows, visitRows, type ActionOracle, type Numbers, type Rows } from './bruteForce';
import { numericOracles } from './numericOracles';
import { productOracles, productRows } from './productRows';
import { visitOracles } from './recordOracles';
import { searchCategoryRows } from './searchCategories';
import { trackedOracles, trackedRows } from './trackedOracles';

/** The last week of 2024 ends in 2025; two of the months have most days. */
export const days = [
  ...['2024-11-28', '2024-12-02', '2024-12-30', '2024-12-31'],
  ...['2025-01-01', '2025-01-05', '2025-02-03', '2025-02-28'],
];

const at = (date: string): number => parseDay(date) as number;

export const periods: Readonly<Record<string, Period>> = {
  day: periodAt('day', at('2024-12-30')),
  week: periodAt('week', at('2024-12-30')),
  month: periodAt('month', at('2024-12-30')),
  year: periodAt('year', at('2024-12-30')),
  range: { type: 'range', first: at('2024-12-01'), last: at('2025-02-10') },
};

/** What the generated log leaves out: where visitors came from within a visit, how long they stayed there. Nobody begins with a search that is no action, or searches for nothing. */
export const details = [
  `UPDATE log_link_visit_action SET time_spent_ref_action = idlink_va % 7 * 10,
     idaction_url_ref = (SELECT idaction FROM log_action WHERE type = 1 ORDER BY (idaction * 7 + idlink_va) % 5, 1 LIMIT 1),
     idaction_name_ref = CASE WHEN idlink_va % 7 = 0 THEN (SELECT min(idaction) FROM log_action WHERE type = 8) END`,
  `UPDATE log_visit SET visit_entry_idaction_name = NULL
     WHERE visit_entry_idaction_name IN (SELECT idaction FROM log_action WHERE type = 8)`,
  'UPDATE log_link_visit_action SET search_cat = NULL, search_count = NULL WHERE idaction_name IS NULL',
  "UPDATE log_visit SET location_provider = 'AS16509 Amazon.com, Inc.' WHERE idvisit % 3 = 0",
  'UPDATE log_conversion SET items = buster + 2',
  "UPDATE log_conversion_item SET idorder = '0' WHERE idorder = 'o0' AND idvisit % 3 = 0",
  'UPDATE log_conversion_item SET quantity = 1 + idaction_sku % 3',
];

const splitHost = (name: string): [host: string, rest: string] => {
  const slash = name.indexOf('/');
  return [name.slice(0, slash), name.slice(slash)];
};

export const actionOracles: Readonly<Record<string, ActionOracle>> = {
  Actions_actions_url: {
    type: 1,
    column: 'idaction_url',
    toLabels: (name) => {
      const parts = splitHost(name)[1].slice(1).split('/');
      return [...parts.slice(0, -1), `/${parts.at(-1) || 'index'}`];
    },
  },
  Actions_actions: { type: 4, column: 'idaction_name', toLabels: (name) => [name] },
  Actions_downloads: { type: 3, column: 'idaction_url', toLabels: splitHost },
  Actions_outlink: { type: 2, column: 'idaction_url', toLabels: splitHost },
  Actions_sitesearch: { type: 8, column: 'idaction_name', toLabels: (name) => [name] },
};

/** Made of request lines, of which the generated log has none: tests of their own count them. */
export const requestRecords = [
  'Bots_aiPages',
  'Bots_bots',
  'Bots_classes',
  'Bots_distinctBots',
  'Bots_nb_errors',
  'Bots_nb_forbidden',
  'Bots_nb_pages',
  'Bots_nb_requests',
  'Bots_nb_requests_ai',
  'Bots_nb_requests_other',
  'Bots_nb_requests_search',
  'Bots_nb_robots_txt',
  'Bots_nb_spoofed',
  'Bots_nb_verified',
  'Bots_pages',
  'Bots_robotsTxt',
  'Bots_sum_bandwidth',
  'Bots_verification',
  'HttpStatus_chains',
  'HttpStatus_classes',
  'HttpStatus_codes',
  'HttpStatus_nb_client_errors',
  'HttpStatus_nb_informational',
  'HttpStatus_nb_not_found',
  'HttpStatus_nb_redirections',
  'HttpStatus_nb_server_errors',
  'HttpStatus_nb_successes',
  'HttpStatus_notFound',
  'HttpStatus_redirects',
  'HttpStatus_serverErrors',
  'HttpStatus_urls',
  'Performance_countries',
  'Performance_directories',
  'Performance_hours',
  'Performance_urls',
  'Referrers_spam',
  'Security_attackers',
  'Security_attacks',
  'Security_incidents',
  'Security_nb_attackers',
  'Security_nb_incidents',
  'Security_nb_possible',
  'Security_nb_probes',
  'Security_nb_succeeded',
  'Security_possible',
  'Security_succeeded',
  'Security_targets',
  'Traffic_fileTypes',
  'Traffic_files',
  'Traffic_hosts',
  'Traffic_hotlinks',
  'Traffic_max_bandwidth',
  'Traffic_methods',
  'Traffic_nb_clients',
  'Traffic_nb_hits_with_bandwidth',
  'Traffic_nb_requests',
  'Traffic_partial',
  'Traffic_protocols',
  'Traffic_staticFiles',
  'Traffic_sum_bandwidth',
];

const CATEGORIES = 'Actions_SiteSearchCategories';
export const oracleNames = [
  ...Object.keys(visitOracles),
  ...Object.keys(actionOracles),
  ...Object.keys(trackedOracles),
  ...Object.keys(productOracles),
  CATEGORIES,
];

/** What a record of a period must be. */
export function expectedRows(db: WritableDatabase, record: string, { first, last }: Period, condition = '1'): Rows {
  const scope = { ...dayKeyRange(1, first, last), condition };
  const ofVisits = visitOracles[record];
  if (ofVisits) return visitRows(db, ofVisits, scope);
  const ofActions = actionOracles[record];
  if (ofActions) return actionRows(db, ofActions, scope);
  const ofTracked = trackedOracles[record];
  if (ofTracked) return trackedRows(db, ofTracked, scope);
  const ofProducts = productOracles[record];
  if (ofProducts) return productRows(db, ofProducts, scope);
  if (record === CATEGORIES) return searchCategoryRows(db, scope);
  throw new Error(`${record} has no oracle`);
}

/** What stored numbers of a period must be. */
export function expectedNumbers(db: WritableDatabase, { first, last }: Period, condition = '1'): Numbers {
  const keys = dayKeyRange(1, first, last);
  const within = `v.idvisit BETWEEN ${keys.first} AND ${keys.last} AND ${condition}`;
  const entries = Object.entries(numericOracles).map(([name, text]) => {
    const [value] = db.prepare(text.replace('{condition}', within)).raw(true).get() as [number | null];
    return [name, value ?? 0] as const;
  });
  return Object.fromEntries(entries);
}

/** All rows of a table, those below rows by the way down; no summary rows. */
export function rowsOf(table: DataTable, parents: readonly string[] = [], rows: Rows = new Map()): Rows {
  for (const row of table.rows) {
    const labels = [...parents, row.label];
    rows.set(JSON.stringify(labels), numbersOf(row));
    if (row.subtable) rowsOf(row.subtable, labels, rows);
  }
  return rows;
}

/** A row's numbers; what pages did for goals is tested in pageGoals.test.ts. */
export function numbersOf({ columns }: Row): Numbers {
  const numbers: Numbers = {};
  for (const [name, value] of Object.entries(columns)) {
    if (typeof value === 'number') numbers[name] = value;
    if (typeof value !== 'object' || value === null) continue;
    for (const [goal, metrics] of Object.entries(value)) {
      if ('nb_conv_pages_before' in metrics || 'nb_conversions_entry' in metrics) continue;
      for (const metric in metrics) numbers[`goals ${goal} ${metric}`] = metrics[metric] ?? 0;
    }
  }
  return numbers;
}

/** Rows with the wanted numbers that are not 0, rounded to cents, in one order: to be compared. */
export function comparable(rows: Rows, isWanted: (column: string) => boolean): string[] {
  return [...rows]
    .map(([key, numbers]) => {
      const wanted = Object.entries(numbers).filter(([name, value]) => isWanted(name) && value !== 0);
      return `${key} ${JSON.stringify(wanted.map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]).sort())}`;
    })
    .sort();
}

/** Counted over the whole period: only uniques=exact has them. */
export function isExact(column: string): boolean {
  return /^(entry_|exit_)?nb_uniq_visitors$|^nb_users$/.test(column);
}

/** The record as it is declared: tables of dimensions once for all. */
export function declared(name: string): string {
  return name.replace(/Dimension\d+$/, 'Dimension{iddimension}');
}
