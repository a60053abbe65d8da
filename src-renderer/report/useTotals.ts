import { useAnswer } from './ApiContext';
import { toNumber } from './formatMetric';
import { toRequest, type Cell, type ReportMetadata, type Selection } from './ReportMetadata';
import { toViewParameters, type TableView } from './useReportRows';

interface ProcessedReport {
  reportTotal?: Readonly<Record<string, Cell>>;
  reportRowCount?: Cell;
  uniques?: Cell;
}

/** What stands on all pages of a table together. */
export interface Totals {
  /** Sums of the columns, of rows that the search leaves out too. */
  of: (column: string | undefined) => number;
  /** Rows that the search leaves; undefined while unknown. */
  rowCount: number | undefined;
  /** What is said of distinct visitors, where they are asked for. */
  uniquesNote: string;
}

export function useTotals(report: ReportMetadata, selection: Selection, view: TableView): Totals {
  const { filter_pattern, uniques } = toViewParameters(view);
  const answer = useAnswer<ProcessedReport>({
    ...toRequest(report, selection),
    ...(filter_pattern === undefined ? {} : { filter_pattern }),
    ...(uniques === undefined ? {} : { uniques }),
    method: 'API.getProcessedReport',
    apiModule: report.module,
    apiAction: report.action,
    showRawMetrics: '1',
    format_metrics: '0',
    filter_limit: '1',
  });
  const { data, isStale } = answer;
  const count = data?.reportRowCount;
  return {
    of: (column) => (column === undefined ? 0 : toNumber(data?.reportTotal?.[column])),
    uniquesNote: typeof data?.uniques === 'string' ? data.uniques : '',
    rowCount: count === undefined || isStale ? undefined : toNumber(count),
  };
}
