import { methodOf, type ReportMetadata, type ReportRow } from './ReportMetadata';
import { isOthersRow } from './useReportRows';

/** How the rows below a row are asked for, or those that a row of Others stands for. */
export interface RowsBelow {
  method: string;
  parameters: Readonly<Record<string, string>>;
}

/** null for a row without any. */
export function toRowsBelow(report: ReportMetadata, row: ReportRow, depth: number): RowsBelow | null {
  const { module, actionToLoadSubTables: action } = report;
  if (isOthersRow(row)) {
    if (typeof row.others !== 'string') return null;
    const method = depth > 0 && action ? `${module}.${action}` : methodOf(report);
    return { method, parameters: { ...report.parameters, ...Object.fromEntries(new URLSearchParams(row.others)) } };
  }
  if (!action || !row.idsubdatatable) return null;
  return {
    method: `${module}.${action}`,
    parameters: { ...report.parameters, idSubtable: String(row.idsubdatatable) },
  };
}
