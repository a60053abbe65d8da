import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { Row } from '@shared/datatable/Row';
import type { ApiResult, JsonValue } from '@shared/plugin/defineApi';

/** One line of a table of cells, by column. */
export type Line = Map<string, JsonValue>;

/** An answer as lines: nested cells get the names above them, metadata a prefix. `keys` are the dates or sites of a map. */
export function toLines(result: Exclude<ApiResult, void>, options: { hidesIdSubtable: boolean }): Line[] {
  if (result instanceof DataTable) return [...result].flatMap((row) => rowLines(row, result.isSimple, options));
  if (result instanceof DataTableMap) {
    return [...result.tables].flatMap(([key, table]) =>
      toLines(table, options).map((line) => new Map([[result.keyName, key], ...line])),
    );
  }
  const items = Array.isArray(result) ? result : [result];
  return items.map((item) => {
    const line: Line = new Map();
    putCells(line, '', isObject(item) ? item : { value: item });
    return line;
  });
}

/** The columns of all lines, in the order in which they come up. */
export function headerOf(lines: readonly Line[]): string[] {
  const names = new Set<string>();
  for (const line of lines) for (const name of line.keys()) names.add(name);
  return [...names];
}

/** A row that is compared is a line for each period and segment; the first of them is the row itself. */
function rowLines(row: Row, isSimple: boolean, options: { hidesIdSubtable: boolean }): Line[] {
  if (!row.comparisons) return [rowLine(row, isSimple, options)];
  const own = isSimple ? [] : ([['label', row.label]] as const);
  return [...row.comparisons].map((compared) => new Map([...own, ...rowLine(compared, false, options)]));
}

function rowLine(row: Row, isSimple: boolean, { hidesIdSubtable }: { hidesIdSubtable: boolean }): Line {
  const line: Line = new Map();
  // Columns named by numbers, as of a pivot table by hours, would come before the label.
  if (row.columns.label !== undefined) line.set('label', row.columns.label as JsonValue);
  putCells(line, '', row.columns);
  if (isSimple && line.size === 1) return new Map([['value', [...line.values()][0] ?? null]]);
  for (const name in row.metadata) line.set(`metadata_${name}`, row.metadata[name] ?? null);
  if (row.idSubtable !== null && !hidesIdSubtable) line.set('idsubdatatable', row.idSubtable);
  return line;
}

/** Cells inside cells get the names above them: `goals_idgoal=1_nb_conversions`. */
function putCells(line: Line, prefix: string, cells: { [key: string]: JsonValue }): void {
  for (const name in cells) {
    const cell = cells[name] ?? null;
    if (Array.isArray(cell)) putCells(line, `${prefix}${name}_`, Object.fromEntries(cell.entries()));
    else if (isObject(cell)) putCells(line, `${prefix}${name}_`, cell);
    else line.set(prefix + name, cell);
  }
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
