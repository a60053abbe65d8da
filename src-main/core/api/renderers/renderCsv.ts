import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { Row } from '@shared/datatable/Row';
import type { ApiResult, JsonValue } from '@shared/plugin/defineApi';
import type { RenderOptions } from './renderers';

type Line = Map<string, JsonValue>;

const NO_DATA = 'No data available';

/** An answer as lines of cells: a header of all columns, then a line a row. UTF-8, without a byte order mark. */
export function renderCsv(result: ApiResult, separator: string, options: RenderOptions): string {
  if (result === undefined) return 'message\nok';
  const lines = toLines(result, options);
  if (lines.length === 0) return NO_DATA;
  const header = [...new Set(lines.flatMap((line) => [...line.keys()]))];
  const cell = (value: JsonValue | undefined): string => toCell(value, separator);
  const titles = header.map((name) => cell(options.columnTitle(name)));
  const rows = lines.map((line) => header.map((name) => cell(line.get(name))).join(separator));
  return [titles.join(separator), ...rows].join('\n');
}

export function renderCsvError(message: string): string {
  return `Error: ${message}`;
}

function toLines(result: Exclude<ApiResult, void>, options: RenderOptions): Line[] {
  if (result instanceof DataTable) return [...result].map((row) => rowLine(row, result.isSimple, options));
  if (result instanceof DataTableMap) {
    return [...result.tables].flatMap(([key, table]) =>
      toLines(table, options).map((line) => new Map([[result.keyName, key], ...line])),
    );
  }
  const items = Array.isArray(result) ? result : [result];
  return items.map((item) => new Map(flatten('', isObject(item) ? item : { value: item })));
}

function rowLine(row: Row, isSimple: boolean, { hidesIdSubtable }: RenderOptions): Line {
  const columns = flatten('', row.columns);
  const hasOneValue = isSimple && columns.length === 1;
  const line: Line = new Map(columns.map(([name, value]) => [hasOneValue ? 'value' : name, value]));
  for (const [name, value] of Object.entries(row.metadata)) line.set(`metadata_${name}`, value);
  if (row.idSubtable !== null && !hidesIdSubtable) line.set('idsubdatatable', row.idSubtable);
  return line;
}

/** Cells inside cells get the names above them: `goals_idgoal=1_nb_conversions`. */
function flatten(prefix: string, value: { [key: string]: JsonValue }): [string, JsonValue][] {
  return Object.entries(value).flatMap(([name, cell]): [string, JsonValue][] => {
    if (Array.isArray(cell)) return flatten(`${prefix}${name}_`, Object.fromEntries(cell.entries()));
    return isObject(cell) ? flatten(`${prefix}${name}_`, cell) : [[prefix + name, cell]];
  });
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts that a spreadsheet would take for a formula get an apostrophe before them; numbers, also negative, don't. */
function toCell(value: JsonValue | undefined, separator: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string') return String(value);
  const isFormula = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)?%?$/.test(value);
  const text = isFormula ? `'${value}` : value;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
