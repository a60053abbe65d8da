import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { ActionName, ActionNames } from './ActionNames';
import { sortLikeVisits } from './sortLikeVisits';
import type { VisitRows } from './VisitRows';

const entryAndExit = [
  'visit_entry_idaction_url',
  'visit_entry_idaction_name',
  'visit_exit_idaction_url',
  'visit_exit_idaction_name',
] as const;

/**
 * One site-day's actions as columns, sorted like the visits. An action is named by its index in `actions`, -1 for none.
 */
export interface ActionRows {
  count: number;
  /** Row of the visit. */
  visit: Int32Array;
  url: Int32Array;
  name: Int32Array;
  urlRef: Int32Array;
  nameRef: Int32Array;
  timeSpent: Int32Array;
  /** Every action that occurs in the columns above or as a visit's entry or exit. */
  actions: ActionName[];
  /** The visits' entry and exit actions, by the column's name. */
  ofVisits: Readonly<Record<(typeof entryAndExit)[number], Int32Array>>;
}

type LinkRow = [
  idvisit: number,
  url: number | null,
  name: number | null,
  urlRef: number | null,
  nameRef: number | null,
  time: number,
];

/** Reads the actions of a site's day. Events and blocks of content are no views of the page that they happen on. */
export function readActionRows(
  db: ReadableDatabase,
  site: { idSite: number; day: SiteDay; hasTracked: boolean },
  visits: VisitRows,
  names: ActionNames,
): ActionRows {
  const { first, last } = dayKeyRange(site.idSite, site.day);
  const rows = db.rows<LinkRow>(sql`
    SELECT idvisit, ${site.hasTracked ? pageOnly(first, last) : sql`idaction_url`},
      idaction_name, idaction_url_ref, idaction_name_ref, time_spent_ref_action
    FROM log_link_visit_action
    WHERE idlink_va BETWEEN ${first} AND ${last}
  `);
  const codes = new ActionCodes();
  const columns = toColumns(sortLikeVisits(rows, visits), visits, codes);
  const [entryUrl, entryName, exitUrl, exitName] = entryAndExit.map((column) => codes.ofAll(visits.numbers(column)));
  return {
    ...columns,
    actions: names.of(codes.ids),
    ofVisits: {
      visit_entry_idaction_url: entryUrl as Int32Array,
      visit_entry_idaction_name: entryName as Int32Array,
      visit_exit_idaction_url: exitUrl as Int32Array,
      visit_exit_idaction_name: exitName as Int32Array,
    },
  };
}

/** NULL where what happened on the page is the action. */
function pageOnly(first: number, last: number): Sql {
  return sql`
    CASE WHEN idlink_va IN (
      SELECT idlink_va FROM log_link_visit_action_tracked
      WHERE idlink_va BETWEEN ${first} AND ${last}
        AND (idaction_event_category IS NOT NULL OR idaction_content_name IS NOT NULL)
    ) THEN NULL ELSE idaction_url END
  `;
}

function toColumns(rows: readonly LinkRow[], visits: VisitRows, codes: ActionCodes) {
  const count = rows.length;
  const visit = new Int32Array(count);
  const url = new Int32Array(count);
  const name = new Int32Array(count);
  const urlRef = new Int32Array(count);
  const nameRef = new Int32Array(count);
  const timeSpent = new Int32Array(count);
  rows.forEach((row, i) => {
    visit[i] = visits.rowOf(row[0]);
    url[i] = codes.of(row[1]);
    name[i] = codes.of(row[2]);
    urlRef[i] = codes.of(row[3]);
    nameRef[i] = codes.of(row[4]);
    timeSpent[i] = row[5];
  });
  return { count, visit, url, name, urlRef, nameRef, timeSpent };
}

/** Numbers the actions that occur. */
class ActionCodes {
  readonly ids: number[] = [];
  private readonly byId = new Map<number, number>();

  of(id: number | null): number {
    if (id === null || id < 0) return -1;
    let code = this.byId.get(id);
    if (code === undefined) {
      this.byId.set(id, (code = this.ids.length));
      this.ids.push(id);
    }
    return code;
  }

  ofAll(ids: Float64Array): Int32Array {
    const codes = new Int32Array(ids.length);
    for (let i = 0; i < ids.length; i += 1) codes[i] = this.of(ids[i] as number);
    return codes;
  }
}
