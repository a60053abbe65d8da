import type { DataTable } from '@shared/datatable/DataTable';
import { withParts, withRows } from '@shared/datatable/derive';
import { copyCells, type MetadataValue, type Row } from '@shared/datatable/Row';
import type { ReportContext, ReportDeclaration } from '@shared/plugin/defineReports';

/** How the rows of a table are named and what is said about them, level by level. */
export interface Decoration {
  context: ReportContext;
  /** Raw labels above the table; empty for the first level of a record. */
  parentLabels: readonly string[];
  /** The report that describes the rows so many levels below the table. */
  reportAt: (level: number) => ReportDeclaration;
}

/** The label of a row as shown, `level` levels below the table. */
export function shownLabel(row: Row, level: number, { context, parentLabels, reportAt }: Decoration): string {
  if (row.isSummary) return context.translate('General_Others');
  const { label } = reportAt(level);
  return label ? label(row.label, context, row, parentLabels.length + level) : row.label;
}

/** Adds metadata, segments and shown labels on every level; all three are made from the raw label. */
export function decorate(table: DataTable, decoration: Decoration): DataTable {
  return decorateLevel(table, decoration, [...decoration.parentLabels]);
}

function decorateLevel(table: DataTable, decoration: Decoration, parents: readonly string[]): DataTable {
  const level = parents.length - decoration.parentLabels.length;
  const toMetadata = metadataMaker(decoration, parents);
  const result = withRows(table, []);
  for (const row of table) {
    const { subtable, columns } = row;
    const label = shownLabel(row, level, decoration);
    result.addRow(
      withParts(row, {
        columns: label === columns.label ? columns : Object.assign(copyCells(columns), { label }),
        metadata: toMetadata(row),
        ...(subtable ? { subtable: decorateLevel(subtable, decoration, [...parents, row.label]) } : {}),
      }),
    );
  }
  return result;
}

/** Declared metadata in the order of their declaration, then the segment. */
function metadataMaker(
  { context, reportAt, parentLabels }: Decoration,
  parents: readonly string[],
): (row: Row) => Record<string, MetadataValue> {
  const { metadata, segment } = reportAt(parents.length - parentLabels.length);
  const makers = Object.entries(metadata ?? {});
  return (row) => {
    const result = copyCells(row.metadata);
    if (row.isSummary) {
      result.is_summary = true;
      return result;
    }
    const { label } = row;
    for (const [name, toValue] of makers) {
      if (Object.hasOwn(result, name)) delete result[name];
      const value = toValue(label, context, row, parents.length);
      if (value !== undefined) result[name] = value;
    }
    const expression = segment?.(label, row, parents, context);
    if (expression !== undefined) result.segment = expression;
    return result;
  };
}
