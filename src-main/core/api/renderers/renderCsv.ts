import type { ApiResult, JsonValue } from '@shared/plugin/defineApi';
import type { RenderOptions } from './renderers';
import { headerOf, toLines } from './toLines';

export const NO_DATA = 'No data available';

/** An answer as lines of cells: a header of all columns, then a line a row. */
export function renderCsv(result: ApiResult, separator: string, options: RenderOptions): string {
  if (result === undefined) return 'message\nok';
  const lines = toLines(result, options);
  if (lines.length === 0) return NO_DATA;
  const header = headerOf(lines);
  const cell = (value: JsonValue | undefined): string => toCell(value, separator);
  const titles = header.map((name) => cell(options.columnTitle(name)));
  const rows = lines.map((line) => header.map((name) => cell(line.get(name))).join(separator));
  return [titles.join(separator), ...rows].join('\n');
}

export function renderTextError(message: string): string {
  return `Error: ${message}`;
}

/** Control characters of a log would steer the terminal that an answer is printed in. */
const CONTROL = /[^\t\n\r\u0020-\u007E\u00A0-\u{10FFFF}]/gu;

/** Texts that a spreadsheet would take for a formula get an apostrophe before them; numbers, also negative, don't. */
function toCell(value: JsonValue | undefined, separator: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string') return String(value);
  const plain = value.replace(CONTROL, '');
  const isFormula = /^[=+\-@\t\r]/.test(plain) && !/^[+-]?\d+([.,]\d+)?%?$/.test(plain);
  const text = isFormula ? `'${plain}` : plain;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
