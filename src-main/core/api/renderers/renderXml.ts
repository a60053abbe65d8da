import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { Row } from '@shared/datatable/Row';
import type { ApiResult, JsonValue } from '@shared/plugin/defineApi';
import { escapeXml } from './escapeXml';

const HEAD = '<?xml version="1.0" encoding="utf-8" ?>\n';
const TAG_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** An answer as Matomo's XML: rows in `<row>`, one table in `<result>`, several in `<results>`. */
export function renderXml(result: ApiResult): string {
  if (result === undefined) return `${HEAD}<result>\n\t<success message="ok" />\n</result>`;
  if (result instanceof DataTableMap) return `${HEAD}<results>\n${mapMembers(result, 1)}</results>`;
  if (result instanceof DataTable) return HEAD + tableElement(result, 'result', '', 0).trimEnd();
  return HEAD + element('result', '', valueContent(result, 1), 0).trimEnd();
}

export function renderXmlError(message: string): string {
  return `${HEAD}<result>\n\t<error message="${escapeXml(message)}" />\n</result>`;
}

function mapMembers(map: DataTableMap, indent: number): string {
  return [...map.tables]
    .map(([key, table]) => {
      const attribute = ` ${map.keyName}="${escapeXml(key)}"`;
      if (table instanceof DataTable) return tableElement(table, 'result', attribute, indent);
      return element('result', attribute, { children: mapMembers(table, indent + 1) }, indent);
    })
    .join('');
}

/** What stands between two tags: a text on the same line, or elements on lines of their own. */
type Content = { text: string } | { children: string };

function element(name: string, attributes: string, content: Content, indent: number): string {
  const tabs = '\t'.repeat(indent);
  if ('text' in content) {
    return content.text === ''
      ? `${tabs}<${name}${attributes} />\n`
      : `${tabs}<${name}${attributes}>${content.text}</${name}>\n`;
  }
  if (content.children === '') return `${tabs}<${name}${attributes} />\n`;
  return `${tabs}<${name}${attributes}>\n${content.children}${tabs}</${name}>\n`;
}

function tableElement(table: DataTable, name: string, attributes: string, indent: number): string {
  return element(name, attributes, tableContent(table, indent + 1), indent);
}

function tableContent(table: DataTable, indent: number): Content {
  if (!table.isSimple) return { children: [...table].map((row) => rowElement(row, indent)).join('') };
  const [row] = table.rows;
  const columns = Object.entries(row?.columns ?? {});
  const [only] = columns;
  if (columns.length === 1 && only && !isObject(only[1]) && !row?.comparisons) return { text: scalar(only[1]) };
  const children = columns.map(([column, value]) => columnElement(column, value, indent)).join('');
  if (!row?.comparisons) return { children };
  return { children: children + tableElement(row.comparisons, 'comparisons', '', indent) };
}

function rowElement(row: Row, indent: number): string {
  const { columns } = row;
  // Columns named by numbers, as of a pivot table by hours, would come before the label.
  let children = columns.label === undefined ? '' : columnElement('label', columns.label, indent + 1);
  for (const name in columns) {
    if (name !== 'label') children += columnElement(name, columns[name] ?? null, indent + 1);
  }
  for (const name in row.metadata) children += columnElement(name, row.metadata[name] ?? null, indent + 1);
  if (row.idSubtable !== null) children += columnElement('idsubdatatable', row.idSubtable, indent + 1);
  if (row.comparisons) children += tableElement(row.comparisons, 'comparisons', '', indent + 1);
  if (row.subtable) children += tableElement(row.subtable, 'subtable', '', indent + 1);
  return element('row', '', { children }, indent);
}

function columnElement(name: string, value: JsonValue, indent: number): string {
  if (typeof value !== 'object' && TAG_NAME.test(name)) {
    const text = scalar(value);
    const tabs = '\t'.repeat(indent);
    return text === '' ? `${tabs}<${name} />\n` : `${tabs}<${name}>${text}</${name}>\n`;
  }
  const content =
    name === 'goals' && isObject(value) ? goalsContent(value, indent + 1) : valueContent(value, indent + 1);
  if (TAG_NAME.test(name)) return element(name, '', content, indent);
  return element('col', ` name="${escapeXml(name)}"`, content, indent);
}

/** `idgoal=1` becomes an attribute of the goal's row. */
function goalsContent(goals: { [key: string]: JsonValue }, indent: number): Content {
  const rows = Object.entries(goals).map(([key, metrics]) => {
    const [name = 'idgoal', value = ''] = key.split('=');
    return element('row', ` ${name}='${escapeXml(value)}'`, valueContent(metrics, indent + 1), indent);
  });
  return { children: rows.join('') };
}

function valueContent(value: JsonValue, indent: number): Content {
  if (Array.isArray(value)) {
    return { children: value.map((item) => element('row', '', valueContent(item, indent + 1), indent)).join('') };
  }
  if (!isObject(value)) return { text: scalar(value) };
  const children = Object.entries(value).map(([key, item]) =>
    TAG_NAME.test(key)
      ? element(key, '', valueContent(item, indent + 1), indent)
      : element('row', ` key="${escapeXml(key)}"`, valueContent(item, indent + 1), indent),
  );
  return { children: children.join('') };
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalar(value: JsonValue): string {
  if (typeof value === 'number') return String(value);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return escapeXml(String(value));
}
