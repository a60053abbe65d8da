import { SimpleGrid } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { toParameters, type ReportMetadata, type Selection } from '@renderer/report/ReportMetadata';
import { Panel } from '@renderer/ui/Panel';
import type { InsightRow } from './insightRows';
import { InsightTable } from './InsightTable';
import { t } from './t';

interface Props {
  reports: readonly ReportMetadata[];
  selection: Selection;
}

/** The rows of the main reports that changed most. */
export function InsightsOverview({ reports, selection }: Props) {
  const answer = useAnswer<Readonly<Record<string, InsightRow[]>>>({
    ...toParameters(selection),
    method: 'Insights.getInsightsOverview',
    format_metrics: '0',
  });
  const found = Object.entries(answer.data ?? {}).flatMap(([uniqueId, rows]) => {
    const report = reports.find((one) => one.uniqueId === uniqueId);
    return report ? [{ report, rows }] : [];
  });
  return (
    <PanelState answer={answer} isEmpty={answer.data !== undefined && found.length === 0} emptyText={t('noReports')}>
      <SimpleGrid cols={{ base: 1, xl: 2 }} spacing="lg">
        {found.map(({ report, rows }) => (
          <Panel key={report.uniqueId} title={report.name}>
            <PanelState answer={answer} isEmpty={rows.length === 0} emptyText={t('none')}>
              <InsightTable rows={rows} report={report} />
            </PanelState>
          </Panel>
        ))}
      </SimpleGrid>
    </PanelState>
  );
}
