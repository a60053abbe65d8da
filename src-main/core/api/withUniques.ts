import type { DataTable } from '@shared/datatable/DataTable';
import { mapRows, withParts, withRows } from '@shared/datatable/derive';
import type { Columns } from '@shared/datatable/Row';
import { toDateText } from '@shared/period/Period';
import type { ReportContext } from '@shared/plugin/defineReports';
import { archiveOf } from '../archive/Archive';
import { addUniques } from '../archive/uniques/addUniques';
import { uniqueColumns } from '../archive/uniques/GroupVisitors';
import { readLabelsAbove, type RecordSource } from './readRows';

/** Which rows a table holds, and how it may say that they can't be counted. */
interface CountedRows extends RecordSource {
  /** The labels that rows of the record have in the table; null where they are not merged. */
  groups: ReadonlyMap<string, string> | null;
  idSubtable: number | null | undefined;
  translate: ReportContext['translate'];
}

/** The table with how many people are behind each row; its metadata say what is not counted, and why. */
export async function withUniques(table: DataTable, rows: CountedRows): Promise<DataTable> {
  const { engine, request, record, groups, idSubtable, translate } = rows;
  const uniques = await archiveOf(engine).uniques.count({ ...request, record, groups });
  if ('deletedDay' in uniques) {
    const note = translate('General_UniquesDeleted', toDateText(uniques.deletedDay));
    return withNote(table, note);
  }
  const labels = idSubtable ? await readLabelsAbove(rows, idSubtable) : [];
  let counted: DataTable | null | undefined = uniques.table;
  for (const label of labels) counted = counted?.rowByLabel(label)?.subtable;
  return withNote(addUniques(table, counted), translate('General_UniquesExact'));
}

/** Others rows and totals are sums of rows: distinct visitors are left out of them. */
export function dropSummedUniques(table: DataTable): DataTable {
  const result = mapRows(table, (row) => (row.isSummary ? withParts(row, { columns: dropUniques(row.columns) }) : row));
  const { totals } = table.metadata;
  if (totals) result.metadata = { ...table.metadata, totals: dropUniques(totals) };
  return result;
}

function dropUniques<T extends Columns>(columns: T): T {
  const isUnique = (name: string): boolean => uniqueColumns.some((column) => column === name);
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !isUnique(name))) as T;
}

function withNote(table: DataTable, uniques: string): DataTable {
  const result = withRows(table, table);
  result.metadata = { ...table.metadata, uniques };
  return result;
}
