import type { DataTable } from '@shared/datatable/DataTable';
import { withParts, withRows } from '@shared/datatable/derive';
import type { Columns } from '@shared/datatable/Row';
import { uniqueColumns } from './GroupVisitors';

/**
 * The table with the numbers of visitors that were counted for rows of the same labels, in place of those that it has.
 * Rows that were not counted, Others among them, have none.
 */
export function addUniques(table: DataTable, counted: DataTable | null | undefined): DataTable {
  const result = withRows(table, []);
  for (const row of table) {
    const found = row.isSummary ? undefined : counted?.rowByLabel(row.label);
    const { label, ...others } = row.columns;
    const columns: Columns = { ...(label === undefined ? {} : { label }) };
    for (const column of uniqueColumns) {
      const count = found?.columns[column];
      if (typeof count === 'number') columns[column] = count;
      delete others[column];
    }
    const { subtable } = row;
    result.addRow(
      withParts(row, {
        columns: { ...columns, ...others },
        ...(subtable ? { subtable: addUniques(subtable, found?.subtable) } : {}),
      }),
    );
  }
  return result;
}
