import type { DataTable } from '../DataTable';
import { withParts, withRows } from '../derive';
import type { Row } from '../Row';

const LEVEL_SEPARATOR = /\s*>\s*/;
/** Says that a part names a page, not the folder of the same name. */
const TERMINAL = '@';

/** The labels of a path `A > B`, URL-decoded. */
export function parseLabelPath(text: string): string[] {
  return text.split(LEVEL_SEPARATOR).map((part) => {
    try {
      return decodeURIComponent(part.trim());
    } catch {
      return part.trim();
    }
  });
}

/** The rows at the ends of several paths of labels, in the order of the paths; each knows its path's number as `label_idx`. */
export function labelsFilter(
  table: DataTable,
  paths: readonly (readonly string[])[],
  find: (table: DataTable, path: readonly string[]) => DataTable = labelFilter,
): DataTable {
  const rows = paths.flatMap((path, i) =>
    [...find(table, path)].map((row) => withParts(row, { metadata: { ...row.metadata, label_idx: i } })),
  );
  return withRows(table, rows);
}

/** The one row at the end of a path of labels, or no row. `isLabel` says whether a row may be called so. */
export function labelFilter(
  table: DataTable,
  path: readonly string[],
  isLabel: (row: Row, label: string, depth: number) => boolean = (row, label) => row.label === label,
): DataTable {
  let level: DataTable | null = table;
  let found: Row | undefined;
  for (const [depth, part] of path.entries()) {
    const names = possibleLabels(part);
    found = level ? [...level].find((row) => names.some((name) => isLabel(row, name, depth))) : undefined;
    level = found?.subtable ?? null;
  }
  return withRows(table, found ? [found] : []);
}

/** Pages' labels begin with a slash and titles' with a blank, which nobody types. */
function possibleLabels(part: string): string[] {
  if (!part.startsWith(TERMINAL)) return [part, ` ${part}`];
  const name = part.slice(TERMINAL.length);
  return [`/${name.replace(/^\//, '')}`, ` ${name}`, name, part];
}
