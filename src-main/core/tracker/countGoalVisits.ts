import { actionTypes, toFullUrl } from '@shared/plugin/actions';
import { AppError } from '@shared/errors';
import type { Goal, GoalVisits } from '@shared/plugin/defineApi';
import type { Period } from '@shared/period/Period';
import type { ReadableDatabase } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { runWithin } from '../runWithin';
import { TOO_SLOW } from '../sites/isTooSlow';
import { dayKeyRange } from './dayKeys';
import { toComparison } from './GoalMatcher';

/** A regular expression of the user's own may never end. */
const MAX_SECONDS = 2;

/** Where the texts stand that an attribute is compared with, and the type that they have there. */
const texts: Readonly<Record<string, { column: string; type: number }>> = {
  url: { column: 'a.idaction_url', type: actionTypes.pageUrl },
  title: { column: 'a.idaction_name', type: actionTypes.pageTitle },
  file: { column: 'a.idaction_url', type: actionTypes.download },
  external_website: { column: 'a.idaction_url', type: actionTypes.outlink },
  event_category: { column: 't.idaction_event_category', type: actionTypes.eventCategory },
  event_action: { column: 't.idaction_event_action', type: actionTypes.eventAction },
  event_name: { column: 'a.idaction_name', type: actionTypes.eventName },
};

/**
 * The visits of a period that would reach a goal, before there is one: found by what is stored of visits, so that
 * parameters that are left out of addresses can't be found.
 */
export function countGoalVisits(db: ReadableDatabase, goal: Goal, { first, last }: Period): GoalVisits {
  const keys = dayKeyRange(goal.idsite, first, last);
  const within = sql`BETWEEN ${keys.first} AND ${keys.last}`;
  const count = (statement: Sql): number => db.value<number>(statement) ?? 0;
  const text = texts[goal.match_attribute];
  const nb_visits = count(sql`SELECT count(*) FROM log_visit WHERE idvisit ${within}`);
  const nb_visits_converted = text ? count(byText(db, goal, { ...text, within })) : count(byNumber(goal, within));
  return { nb_visits_converted, nb_visits };
}

/** Rows of actions with what only tracked ones have; events and content seen are no page views. */
function actions({ column, within }: { column: string; within: Sql }): Sql {
  const isPage: Sql = {
    text:
      column === 'a.idaction_url' ? 'AND t.idaction_event_category IS NULL AND t.idaction_content_name IS NULL' : '',
    values: [],
  };
  return sql`
    FROM log_link_visit_action a
    LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
    WHERE a.idlink_va ${within} ${isPage}
  `;
}

/** Each different text is compared once. */
function byText(
  db: ReadableDatabase,
  goal: Goal,
  { column, type, within }: { column: string; type: number; within: Sql },
): Sql {
  const id: Sql = { text: column, values: [] };
  const rows = actions({ column, within });
  const found = db.rows<[number, string, number | null]>(sql`
    SELECT idaction, name, url_prefix
    FROM log_action
    WHERE type = ${type} AND idaction IN (SELECT ${id} ${rows})
  `);
  const matches = toComparison(goal);
  const find = () => found.flatMap(([idAction, name, prefix]) => (matches(toFullUrl(name, prefix)) ? [idAction] : []));
  const ids = runWithin(MAX_SECONDS, find, () => {
    return new AppError('api.parameterInvalid', { name: 'pattern', value: goal.pattern, hint: TOO_SLOW });
  });
  return sql`SELECT count(DISTINCT a.idvisit) ${rows} AND ${id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function byNumber({ match_attribute: attribute, pattern }: Goal, within: Sql): Sql {
  const limit = Number(pattern);
  if (attribute === 'visit_duration') {
    return sql`SELECT count(*) FROM log_visit WHERE idvisit ${within} AND visit_total_time > ${limit * 60}`;
  }
  if (attribute === 'visit_total_actions') {
    return sql`SELECT count(*) FROM log_visit WHERE idvisit ${within} AND visit_total_actions > ${limit}`;
  }
  if (attribute !== 'visit_total_pageviews') return sql`SELECT 0`;
  const pages = sql`AND a.idaction_url IN (SELECT idaction FROM log_action WHERE type = ${actionTypes.pageUrl})`;
  const views = sql`${actions({ column: 'a.idaction_url', within })} ${pages} GROUP BY a.idvisit HAVING count(*) > ${limit}`;
  return sql`SELECT count(*) FROM (SELECT a.idvisit ${views})`;
}
