import type { WritableDatabase } from '@main/core/db/Database';
import type { VisitOracle } from './recordOracles';

/** Which visits are counted: a range of keys, and a condition on `v`, a visit. */
export interface Scope {
  first: number;
  last: number;
  condition: string;
}

/** Numbers by column; those of a goal as `goals idgoal=1 revenue`. */
export type Numbers = Record<string, number>;
/** Numbers by the labels down to a row, as JSON. */
export type Rows = Map<string, Numbers>;

const DAY = '(v.idvisit / 16777216)';
const CART = -1;

function query(db: WritableDatabase, text: string): Record<string, string | number | null>[] {
  return db.prepare(text).raw(false).all() as Record<string, string | number | null>[];
}

export function numbersAt(rows: Rows, labels: readonly unknown[]): Numbers {
  const key = JSON.stringify(labels.map(String));
  let numbers = rows.get(key);
  if (!numbers) rows.set(key, (numbers = {}));
  return numbers;
}

/** A table of visits by one GROUP BY a level. */
export function visitRows(db: WritableDatabase, oracle: VisitOracle, scope: Scope): Rows {
  const rows: Rows = new Map();
  oracle.labels.forEach((_, level) => {
    const labels = oracle.labels.slice(0, level + 1);
    const names = labels.map((_label, i) => `l${i}`);
    const from = (table: string): string => `
      FROM ${table} LEFT JOIN log_visit_tracked t ON t.idvisit = v.idvisit
      WHERE v.idvisit BETWEEN ${scope.first} AND ${scope.last} AND ${scope.condition} AND ${oracle.where ?? 1}
        AND ${labels.map((label) => `${label} IS NOT NULL`).join(' AND ')}`;
    const selected = labels.map((label, i) => `${label} AS l${i}`).join(', ');
    for (const row of query(
      db,
      `SELECT ${selected}, ${visitMetrics(oracle, level)} ${from('log_visit v')} GROUP BY ${names.join()}`,
    )) {
      const numbers = numbersAt(
        rows,
        names.map((name) => row[name]),
      );
      for (const [name, value] of Object.entries(row)) if (!names.includes(name)) numbers[name] = Number(value);
    }
    if (!oracle.hasGoals) return;
    const conversions = from('log_conversion c JOIN log_visit v ON v.idvisit = c.idvisit');
    for (const row of query(
      db,
      `SELECT ${selected}, c.idgoal AS id, ${goalMetrics} ${conversions} GROUP BY ${names.join()}, id`,
    )) {
      addGoal(
        numbersAt(
          rows,
          names.map((name) => row[name]),
        ),
        row as Numbers,
      );
    }
  });
  return rows;
}

function visitMetrics({ groups, hasOnlyVisits }: VisitOracle, level: number): string {
  const exact = 'count(DISTINCT v.idvisitor) AS nb_uniq_visitors';
  if (hasOnlyVisits) return `count(*) AS nb_visits, ${exact}`;
  const ofGroup = [DAY, ...(groups[level] ?? []).map((group) => `quote(${group})`)].join(" || ' ' || ");
  return `
    count(*) AS nb_visits, sum(v.visit_total_actions) AS nb_actions, max(v.visit_total_actions) AS max_actions,
    sum(v.visit_total_time) AS sum_visit_length, sum(v.visit_total_actions <= 1) AS bounce_count,
    sum(v.visit_goal_converted) AS nb_visits_converted,
    count(DISTINCT ${ofGroup} || v.idvisitor) AS sum_daily_nb_uniq_visitors,
    count(DISTINCT ${ofGroup} || v.user_id) AS sum_daily_nb_users,
    ${exact}, count(DISTINCT v.user_id) AS nb_users`;
}

export const goalMetrics = `
  count(*) AS nb_conversions, count(DISTINCT v.idvisit) AS nb_visits_converted, round(total(c.revenue), 2) AS revenue,
  total(c.items) AS items`;

/** Adds what one goal has in a row. */
export function addGoal(numbers: Numbers, { id = 0, nb_conversions: count = 0, ...goal }: Numbers): void {
  const name = id === 0 ? 'ecommerceOrder' : id === CART ? 'ecommerceAbandonedCart' : id;
  numbers[`goals idgoal=${name} nb_conversions`] = count;
  for (const metric of ['nb_visits_converted', 'revenue', 'items']) {
    numbers[`goals idgoal=${name} ${metric}`] = goal[metric] ?? 0;
  }
  if (id === CART) return;
  numbers.nb_conversions = (numbers.nb_conversions ?? 0) + count;
  numbers.revenue = (numbers.revenue ?? 0) + (goal.revenue ?? 0);
}

const measured = (column: string, name: string, per = '1'): string => `,
  sum(${column}) / ${per} AS sum_${name}, count(${column}) AS nb_hits_with_${name},
  min(${column}) / ${per} AS min_${name}, max(${column}) / ${per} AS max_${name}`;
const bandwidth = measured('a.bandwidth', 'bandwidth');
const pageTimes =
  measured('a.time_server', 'time_server', '1000.0') +
  measured('a.time_server', 'time_generation', '1000.0') +
  measured('t.time_network', 'time_network', '1000.0');
/** By log_action.type. */
const measuredOf: Readonly<Record<number, string>> = {
  1: bandwidth + pageTimes,
  3: bandwidth,
  4: bandwidth + pageTimes,
};

/** How a table of actions comes about. */
export interface ActionOracle {
  type: number;
  /** In log_link_visit_action, and in log_visit after `visit_entry_` and `visit_exit_`. */
  column: 'idaction_url' | 'idaction_name';
  toLabels: (name: string) => string[];
}

/** A tree of actions: each counted alone, then summed by label on every level. Visitors only stand at the leaves. */
export function actionRows(db: WritableDatabase, { type, column, toLabels }: ActionOracle, scope: Scope): Rows {
  const rows: Rows = new Map();
  const within = `v.idvisit BETWEEN ${scope.first} AND ${scope.last} AND ${scope.condition} AND n.type = ${type}`;
  const views = `log_link_visit_action a JOIN log_visit v ON v.idvisit = a.idvisit
    LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
    LEFT JOIN log_action before ON before.idaction = a.idaction_name_ref`;
  const isView =
    column === 'idaction_url' ? 't.idaction_event_category IS NULL AND t.idaction_content_name IS NULL' : '1';
  const sources = [
    `SELECT n.name AS label, count(*) AS nb_hits, count(DISTINCT v.idvisit) AS nb_visits,
       count(DISTINCT ${DAY} || ' ' || v.idvisitor) AS sum_daily_nb_uniq_visitors,
       ${type === 1 || type === 4 ? 'total(before.type = 8)' : '0'} AS nb_hits_following_search${measuredOf[type] ?? ''}
     FROM ${views} JOIN log_action n ON n.idaction = a.${column} WHERE ${within} AND ${isView} GROUP BY n.idaction`,
    ...(type === 8 ? [withoutResult(views, within)] : []),
    `SELECT n.name AS label, sum(a.time_spent_ref_action) AS sum_time_spent
     FROM ${views} JOIN log_action n ON n.idaction = a.${column}_ref
     WHERE ${within} AND a.time_spent_ref_action > 0 GROUP BY n.idaction`,
    `SELECT n.name AS label, count(*) AS entry_nb_visits, sum(v.visit_total_actions) AS entry_nb_actions,
       sum(v.visit_total_time) AS entry_sum_visit_length, sum(v.visit_total_actions <= 1) AS entry_bounce_count,
       count(DISTINCT ${DAY} || ' ' || v.idvisitor) AS sum_daily_entry_nb_uniq_visitors
     FROM log_visit v JOIN log_action n ON n.idaction = v.visit_entry_${column} WHERE ${within} GROUP BY n.idaction`,
    `SELECT n.name AS label, count(*) AS exit_nb_visits,
       count(DISTINCT ${DAY} || ' ' || v.idvisitor) AS sum_daily_exit_nb_uniq_visitors
     FROM log_visit v JOIN log_action n ON n.idaction = v.visit_exit_${column} WHERE ${within} GROUP BY n.idaction`,
  ];
  for (const source of sources) {
    for (const { label, ...numbers } of query(db, source))
      addToTree(rows, toLabels(String(label)), numbers as Record<string, number | null>);
  }
  addVisitors(db, rows, {
    column,
    toLabels,
    views: `${views} JOIN log_action n ON n.idaction = a.${column}`,
    isView,
    within,
  });
  return rows;
}

/** Searches that the site says found nothing. */
function withoutResult(views: string, within: string): string {
  return `SELECT n.name AS label, count(*) AS site_search_has_no_result
    FROM ${views} JOIN log_action n ON n.idaction = a.idaction_name
    WHERE ${within} AND a.search_count = 0 GROUP BY n.idaction`;
}

/** Distinct visitors of every level, over the whole period. */
function addVisitors(
  db: WritableDatabase,
  rows: Rows,
  {
    column,
    toLabels,
    views,
    isView,
    within,
  }: Omit<ActionOracle, 'type'> & Record<'views' | 'isView' | 'within', string>,
): void {
  const people = new Map<string, Set<unknown>>();
  const visitors: [name: string, text: string][] = [
    ['nb_uniq_visitors', `FROM ${views} WHERE ${within} AND ${isView}`],
    [
      'entry_nb_uniq_visitors',
      `FROM log_visit v JOIN log_action n ON n.idaction = v.visit_entry_${column} WHERE ${within}`,
    ],
    [
      'exit_nb_uniq_visitors',
      `FROM log_visit v JOIN log_action n ON n.idaction = v.visit_exit_${column} WHERE ${within}`,
    ],
  ];
  for (const [name, text] of visitors) {
    for (const { label, visitor } of query(db, `SELECT DISTINCT n.name AS label, v.idvisitor AS visitor ${text}`)) {
      toLabels(String(label)).forEach((_, i, labels) => {
        const key = JSON.stringify([name, ...labels.slice(0, i + 1)]);
        people.set(key, (people.get(key) ?? new Set()).add(visitor));
        numbersAt(rows, labels.slice(0, i + 1))[name] = people.get(key)?.size ?? 0;
      });
    }
  }
}

function addToTree(rows: Rows, labels: readonly string[], numbers: Record<string, number | null>): void {
  labels.forEach((_, i) => {
    const sums = numbersAt(rows, labels.slice(0, i + 1));
    const isLeaf = i === labels.length - 1;
    for (const [name, value] of Object.entries(numbers)) {
      const present = sums[name];
      if (value === null || (!isLeaf && name.endsWith('nb_uniq_visitors'))) continue;
      if (present === undefined) sums[name] = value;
      else if (name.startsWith('min_')) sums[name] = Math.min(present, value);
      else sums[name] = name.startsWith('max_') ? Math.max(present, value) : present + value;
    }
  });
}
