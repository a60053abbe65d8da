import type { ApiReader } from './ApiContext';
import { saveText } from '../ui/saveText';
import { methodOf, toRequest, type ReportMetadata, type Selection } from './ReportMetadata';

export type ExportFormat = 'csv' | 'json';

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
};

/** `heartwood-Referrers.getWebsites-month-2015-05-01.csv` */
export function exportFileName(report: ReportMetadata, selection: Selection, format: ExportFormat): string {
  const date = selection.date.replace(',', '_');
  return `heartwood-${methodOf(report)}-${selection.period}-${date}.${format}`;
}

/** Saves all rows of a report, not just the page on screen, as the Reporting API writes them. */
export async function exportReport(
  reader: ApiReader,
  report: ReportMetadata,
  selection: Selection,
  request: { format: ExportFormat; parameters: Readonly<Record<string, string>> },
): Promise<void> {
  const { body } = await reader.readText({
    ...toRequest(report, selection),
    ...request.parameters,
    format: request.format,
    filter_limit: '-1',
    convertToUnicode: '0',
  });
  // Excel takes a CSV without a byte order mark for an 8-bit one.
  const mark = request.format === 'csv' && !body.startsWith('\uFEFF') ? '\uFEFF' : '';
  saveText(exportFileName(report, selection, request.format), types[request.format], mark, body);
}
