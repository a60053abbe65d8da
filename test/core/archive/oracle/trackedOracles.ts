import type { WritableDatabase } from '@main/core/db/Database';
import { addGoal, goalMetrics, numbersAt, type Numbers, type Rows, type Scope } from './bruteForce';

/** A table of what tracking requests tell: one of several sources of rows, summed by label. */
export interface TrackedOracle {
  sources: readonly Source[];
}

interface Source {
  /** By visit, or by action. */
  of: keyof typeof tables;
  /** By level. */
  labels: readonly string[];
  where: string;
  /** Besides those of visits and visitors. */
  metrics: string;
}

const DAY = '(v.idvisit / 16777216)';
const named = (column: string): string => `(SELECT name FROM log_action WHERE idaction = ${column})`;
const eventParts = {
  category: named('t.idaction_event_category'),
  action: named('t.idaction_event_action'),
  name: `coalesce(${named('a.idaction_name')}, '')`,
};
const eventMetrics = `count(*) AS nb_events, count(t.custom_float) AS nb_events_with_value, sum(t.custom_float) AS sum_event_value,
  min(t.custom_float) AS min_event_value, max(t.custom_float) AS max_event_value`;
const content = { name: named('t.idaction_content_name'), piece: `coalesce(${named('t.idaction_content_piece')}, '')` };

const events = (first: keyof typeof eventParts, second: keyof typeof eventParts): TrackedOracle => ({
  sources: [
    {
      of: 'action',
      labels: [eventParts[first], eventParts[second]],
      where: 't.idaction_event_category IS NOT NULL',
      metrics: eventMetrics,
    },
  ],
});
const contents = (first: keyof typeof content, second: keyof typeof content): TrackedOracle => ({
  sources: [
    {
      of: 'action',
      labels: [content[first], content[second]],
      where: 't.idaction_content_name IS NOT NULL',
      metrics: `sum(t.idaction_content_interaction IS NULL) AS nb_impressions,
        count(t.idaction_content_interaction) AS nb_interactions`,
    },
  ],
});
const visitMetrics = `sum(v.visit_total_actions) AS nb_actions, max(v.visit_total_actions) AS max_actions,
  sum(v.visit_total_time) AS sum_visit_length, sum(v.visit_total_actions <= 1) AS bounce_count,
  sum(v.visit_goal_converted) AS nb_visits_converted`;
const variable = (of: Source['of'], slot: number): Source => ({
  of,
  labels: [`t.custom_var_k${slot}`, `coalesce(t.custom_var_v${slot}, '')`],
  where: `t.custom_var_k${slot} IS NOT NULL`,
  metrics: `1 AS CustomVariables_${of === 'visit' ? 'visit' : 'page'}${slot}, ${of === 'visit' ? visitMetrics : 'count(*) AS nb_actions'}`,
});

const dimensionOfVisits: Source = {
  of: 'visit',
  labels: ['t.custom_dimension_2'],
  where: 't.custom_dimension_2 IS NOT NULL',
  metrics: visitMetrics,
};
const dimensionOfActions: Source = {
  of: 'doneAction',
  labels: ['t.custom_dimension_3', `coalesce(${named('a.idaction_url')}, '')`],
  where: 't.custom_dimension_3 IS NOT NULL AND d.kind <> 13',
  metrics: `count(*) AS nb_hits, total(d.seconds) AS sum_time_spent, sum(d.is_entry) AS entry_nb_visits,
    sum(d.is_entry AND v.visit_total_actions <= 1) AS entry_bounce_count, sum(d.is_exit) AS exit_nb_visits`,
};

/** The dimensions that the generated log has. */
export const dimensions = [
  "INSERT INTO custom_dimensions (idsite, idcustomdimension, name, scope) VALUES (1, 2, 'Plan', 'visit'), (1, 3, 'Part', 'action')",
];

export const trackedOracles: Readonly<Record<string, TrackedOracle>> = {
  Events_category_action: events('category', 'action'),
  Events_category_name: events('category', 'name'),
  Events_action_category: events('action', 'category'),
  Events_action_name: events('action', 'name'),
  Events_name_action: events('name', 'action'),
  Events_name_category: events('name', 'category'),
  CustomDimensions_Dimension2: { sources: [dimensionOfVisits] },
  CustomDimensions_Dimension3: { sources: [dimensionOfActions] },
  Contents_name_piece: contents('name', 'piece'),
  Contents_piece_name: contents('piece', 'name'),
  CustomVariables_valueByName: {
    sources: (['visit', 'action'] as const).flatMap((of) => [1, 2, 3, 4, 5].map((slot) => variable(of, slot))),
  },
};

/** Actions with what kind they are, whether their visit began or ended there, and the time until what came next. */
const done = `
  WITH kinds AS (
    SELECT a.idlink_va, a.idvisit, a.time_spent_ref_action AS seconds, CASE
        WHEN t.idaction_event_category IS NOT NULL THEN 10
        WHEN t.idaction_content_name IS NOT NULL THEN 13
        ELSE coalesce((SELECT type FROM log_action WHERE idaction = a.idaction_url), 8)
      END AS kind
    FROM log_link_visit_action a LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
  ), steps AS (
    SELECT *, max(CASE WHEN kind IN (1, 8) THEN idlink_va END) OVER (
        PARTITION BY idvisit ORDER BY idlink_va ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS page
    FROM kinds
  ), ends AS (
    SELECT idvisit, min(idlink_va) AS first, max(idlink_va) AS last FROM kinds WHERE kind IN (1, 8) GROUP BY idvisit
  )
  SELECT k.idlink_va, k.kind, k.idlink_va = e.first AS is_entry, k.idlink_va = e.last AS is_exit,
    (SELECT sum(s.seconds) FROM steps s WHERE s.page = k.idlink_va) AS seconds
  FROM kinds k LEFT JOIN ends e ON e.idvisit = k.idvisit`;

const tables = {
  visit: 'log_visit v JOIN log_visit_tracked t ON t.idvisit = v.idvisit',
  action: `log_link_visit_action a JOIN log_visit v ON v.idvisit = a.idvisit
    JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va`,
  doneAction: `log_link_visit_action a JOIN log_visit v ON v.idvisit = a.idvisit
    JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va JOIN (${done}) d ON d.idlink_va = a.idlink_va`,
};

/** One GROUP BY a source and level; what several sources have of one label is added up, visitors of a day too. */
export function trackedRows(db: WritableDatabase, { sources }: TrackedOracle, scope: Scope): Rows {
  const rows: Rows = new Map();
  const people = new Map<string, Set<unknown>>();
  for (const { of, labels, where, metrics } of sources) {
    labels.forEach((_, level) => {
      const names = labels.slice(0, level + 1).map((label, i) => `${label} AS l${i}`);
      const groups = names.map((_name, i) => `l${i}`).join();
      const from = `FROM ${tables[of]}
        WHERE v.idvisit BETWEEN ${scope.first} AND ${scope.last} AND ${scope.condition} AND ${where}`;
      const users = of === 'visit' ? `, count(DISTINCT ${DAY} || ' ' || v.user_id) AS sum_daily_nb_users` : '';
      const found = query(
        db,
        `SELECT ${names.join()}, count(DISTINCT v.idvisit) AS nb_visits,
           count(DISTINCT ${DAY} || ' ' || v.idvisitor) AS sum_daily_nb_uniq_visitors${users}, ${metrics}
         ${from} GROUP BY ${groups}`,
      );
      for (const row of found) addNumbers(numbersAt(rows, labelsOf(row, level)), row);
      if (of === 'visit') {
        const conversions = from.replace('FROM log_visit v', 'FROM log_conversion c JOIN log_visit v USING (idvisit)');
        const select = `SELECT ${names.join()}, c.idgoal AS id, ${goalMetrics} ${conversions} GROUP BY ${groups}, id`;
        for (const row of query(db, select)) addGoalOf(rows, labelsOf(row, level), row);
      }
      for (const row of query(
        db,
        `SELECT DISTINCT ${names.join()}, v.idvisitor AS visitor, v.user_id AS user ${from}`,
      )) {
        const at = labelsOf(row, level);
        const numbers = numbersAt(rows, at);
        numbers.nb_uniq_visitors = collect(people, ['visitor', ...at], row.visitor);
        if (of === 'visit') numbers.nb_users = collect(people, ['user', ...at], row.user);
      }
    });
  }
  return rows;
}

function collect(people: Map<string, Set<unknown>>, key: readonly unknown[], value: unknown): number {
  const name = JSON.stringify(key);
  const set = people.get(name) ?? new Set();
  people.set(name, set);
  return (value === null ? set : set.add(value)).size;
}

type Found = Record<string, string | number | null>;

function query(db: WritableDatabase, text: string): Found[] {
  return db.prepare(text).raw(false).all() as Found[];
}

/** What several slots have of a goal is added up. */
function addGoalOf(rows: Rows, labels: readonly unknown[], row: Found): void {
  const goal: Numbers = {};
  addGoal(goal, row as Numbers);
  addNumbers(numbersAt(rows, labels), goal);
}

function labelsOf(row: Found, level: number): unknown[] {
  return Array.from({ length: level + 1 }, (_, i) => row[`l${i}`]);
}

function addNumbers(sums: Numbers, row: Found): void {
  for (const [name, value] of Object.entries(row)) {
    const present = sums[name];
    if (/^l\d$/.test(name) || typeof value !== 'number') continue;
    if (present === undefined || name.startsWith('CustomVariables_')) sums[name] = value;
    else if (name.startsWith('min_')) sums[name] = Math.min(present, value);
    else sums[name] = name.startsWith('max_') ? Math.max(present, value) : present + value;
  }
}
