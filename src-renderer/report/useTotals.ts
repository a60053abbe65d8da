import { useAnswer } from './ApiContext';
import { toNumber } from './formatMetric';
import { toParameters, type Cell, type ReportMetadata, type Selection } from './ReportMetadata';

interface ProcessedReport {
  reportTotal?: Readonly<Record<string, Cell>>;
}

/** What all rows of a report sum up to, those on other pages included; 0 while unknown. */
export function useTotal(report: ReportMetadata, selection: Selection, column: string | undefined): number {
  const answer = useAnswer<ProcessedReport>(
    column === undefined
      ? null
      : {
          ...toParameters(selection),
          method: 'API.getProcessedReport',
          apiModule: report.module,
          apiAction: report.action,
          showRawMetrics: '1',
          format_metrics: '0',
          filter_limit: '1',
        },
  );
  return column === undefined ? 0 : toNumber(answer.data?.reportTotal?.[column]);
}
