import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { toParameters, type ReportMetadata, type Selection } from '@renderer/report/ReportMetadata';
import { Panel } from '@renderer/ui/Panel';
import type { InsightRow } from './insightRows';
import { InsightTable } from './InsightTable';
import { t } from './t';

/** What the reader chose. */
export interface InsightOptions {
  /** So many periods back. */
  comparedTo: number;
  order: 'absolute' | 'relative';
  kind: 'all' | 'movers' | 'new' | 'disappeared';
}

interface Props {
  report: ReportMetadata;
  selection: Selection;
  options: InsightOptions;
}

/** Of each direction. */
const LIMIT = '15';

/** The rows of one report that changed most. */
export function InsightsOfReport({ report, selection, options }: Props) {
  const { comparedTo, order, kind } = options;
  const answer = useAnswer<InsightRow[]>({
    ...toParameters(selection),
    method: 'Insights.getInsights',
    reportUniqueId: report.uniqueId,
    comparedToXPeriods: String(comparedTo),
    orderBy: order,
    filterBy: kind === 'all' ? '' : kind,
    limitIncreaser: LIMIT,
    limitDecreaser: LIMIT,
    format_metrics: '0',
  });
  const rows = Array.isArray(answer.data) ? answer.data : [];
  return (
    <Panel title={report.name} description={report.documentation}>
      <PanelState answer={answer} isEmpty={rows.length === 0} emptyText={t('none')}>
        <InsightTable rows={rows} report={report} />
      </PanelState>
    </Panel>
  );
}
