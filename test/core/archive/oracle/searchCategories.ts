import type { WritableDatabase } from '@main/core/db/Database';
import { numbersAt, type Rows, type Scope } from './bruteForce';

const PAGE = 1;
const SEARCH = 8;

/** Actions with what kind they are; a visit ends with the last of its pages and searches. */
const kinds = `
  SELECT a.idlink_va, a.idvisit, a.search_cat,
    CASE
      WHEN t.idaction_event_category IS NOT NULL OR t.idaction_content_name IS NOT NULL THEN 0
      WHEN a.idaction_url IS NULL THEN ${SEARCH}
      ELSE n.type
    END AS kind
  FROM log_link_visit_action a
  LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
  LEFT JOIN log_action n ON n.idaction = a.idaction_url`;

/** Searches by category. */
export function searchCategoryRows(db: WritableDatabase, { first, last, condition }: Scope): Rows {
  const rows: Rows = new Map();
  const found = db
    .prepare(
      `WITH kinds AS (${kinds})
       SELECT a.search_cat AS label, count(*) AS nb_hits, count(DISTINCT v.idvisit) AS nb_visits,
         count(DISTINCT (v.idvisit / 16777216) || ' ' || v.idvisitor) AS sum_daily_nb_uniq_visitors,
         count(DISTINCT v.idvisitor) AS nb_uniq_visitors,
         sum(NOT EXISTS (
           SELECT 1 FROM kinds later
           WHERE later.idvisit = a.idvisit AND later.idlink_va > a.idlink_va AND later.kind IN (${PAGE}, ${SEARCH})
         )) AS exit_nb_visits
       FROM kinds a JOIN log_visit v ON v.idvisit = a.idvisit
       WHERE v.idvisit BETWEEN ${first} AND ${last} AND ${condition} AND a.search_cat IS NOT NULL
       GROUP BY a.search_cat`,
    )
    .raw(false)
    .all() as Record<string, number>[];
  for (const { label, ...numbers } of found) Object.assign(numbersAt(rows, [label]), numbers);
  return rows;
}
