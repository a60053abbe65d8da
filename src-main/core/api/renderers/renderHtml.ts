import type { ApiResult, JsonValue } from '@shared/plugin/defineApi';
import { escapeXml } from './escapeXml';
import { NO_DATA } from './renderCsv';
import type { RenderOptions } from './renderers';
import { headerOf, toLines } from './toLines';

/** An answer as one HTML table with the columns of CSV. Cells are text, whatever the log held. */
export function renderHtml(result: ApiResult, options: RenderOptions): string {
  if (result === undefined) return '<p>ok</p>';
  const lines = toLines(result, options);
  if (lines.length === 0) return `<p>${NO_DATA}</p>`;
  const header = headerOf(lines);
  const titles = header.map((name) => `\t\t<th>${escapeXml(options.columnTitle(name))}</th>\n`).join('');
  const rows = lines.map((line) => {
    const cells = header.map((name) => `\t\t<td>${toText(line.get(name))}</td>\n`).join('');
    return `\t<tr>\n${cells}\t</tr>\n`;
  });
  const id = escapeXml(options.method.replace('.', '_'));
  return `<table id="${id}" border="1">\n<thead>\n\t<tr>\n${titles}\t</tr>\n</thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>`;
}

export function renderHtmlError(message: string): string {
  return `<p>Error: ${escapeXml(message)}</p>`;
}

function toText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '-';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return escapeXml(String(value));
}
