import type { ActionColumns } from './ActionColumns';
import type { ActionName, ActionNames } from './ActionNames';
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

/** The actions of a site's day. Events and blocks of content are no views of the page that they happen on. */
export function toActionRows(
  { links, isOnPage }: Pick<ActionColumns, 'links' | 'isOnPage'>,
  visits: VisitRows,
  names: ActionNames,
): ActionRows {
  const codes = new ActionCodes();
  const url = codes.ofAll(links.numbers('idaction_url'));
  if (isOnPage) for (let row = 0; row < url.length; row += 1) if (isOnPage(row)) url[row] = -1;
  const [entryUrl, entryName, exitUrl, exitName] = entryAndExit.map((column) => codes.ofAll(visits.numbers(column)));
  return {
    count: links.count,
    visit: links.visit,
    url,
    name: codes.ofAll(links.numbers('idaction_name')),
    urlRef: codes.ofAll(links.numbers('idaction_url_ref')),
    nameRef: codes.ofAll(links.numbers('idaction_name_ref')),
    timeSpent: Int32Array.from(links.numbers('time_spent_ref_action')),
    actions: names.of(codes.ids),
    ofVisits: {
      visit_entry_idaction_url: entryUrl as Int32Array,
      visit_entry_idaction_name: entryName as Int32Array,
      visit_exit_idaction_url: exitUrl as Int32Array,
      visit_exit_idaction_name: exitName as Int32Array,
    },
  };
}

/** Numbers the actions that occur. */
class ActionCodes {
  readonly ids: number[] = [];
  private readonly byId = new Map<number, number>();

  of(id: number): number {
    if (!(id > 0)) return -1;
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
