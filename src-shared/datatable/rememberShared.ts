import type { DataTable } from './DataTable';

interface Made {
  by: unknown;
  result: DataTable;
}

/** What was made last of tables that never change, by what makes it. */
const made = new WeakMap<DataTable, Map<string, Made>>();

/**
 * What `make` makes of the table: where that is shared made once, until it is made by something else. `what` names the
 * filter, `by` is all that its result depends on besides the table. The result is shared like the table.
 */
export function rememberShared(
  table: DataTable,
  what: string,
  { by, make }: { by: unknown; make: () => DataTable },
): DataTable {
  if (!table.isShared) return make();
  let ofTable = made.get(table);
  if (!ofTable) made.set(table, (ofTable = new Map()));
  const last = ofTable.get(what);
  if (last && last.by === by) return last.result;
  const result = make();
  result.isShared = true;
  ofTable.set(what, { by, result });
  return result;
}
