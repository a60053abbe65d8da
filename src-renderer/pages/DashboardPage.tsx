import { Stack, Text, Title } from '@mantine/core';
import { previousPeriod } from '@shared/period/periodAt';
import { useReports } from '../app/menu';
import { useSites } from '../app/useSites';
import { methodOf, type Selection } from '../report/ReportMetadata';
import { formatPeriod, toPeriod } from '../report/selectionPeriod';
import { hasData, useNumbers } from '../report/useNumbers';
import { t } from '../ui/t';
import { KeyNumbers } from './dashboard/KeyNumbers';
import { TopRows } from './dashboard/TopRows';
import { VisitsOverTime } from './dashboard/VisitsOverTime';
import { topReports } from './dashboard/topReports';
import classes from './dashboard/Dashboard.module.css';

/** A site's time at a glance. Reports of absent plugins are left out. */
export function DashboardPage({ selection }: { selection: Selection }) {
  const reports = useReports(selection.idSite);
  const site = useSites().data?.find((entry) => entry.idsite === selection.idSite);
  const period = toPeriod(selection);
  const { before } = useNumbers('VisitsSummary.get', selection);
  const isComparable = before.data === undefined || hasData(before.data);
  const find = (method: string) => reports.find((report) => methodOf(report) === method);
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" mb={2}>
          {site?.name ?? '\u00a0'}
        </Text>
        <Title order={1}>{formatPeriod(period)}</Title>
        <Text size="sm" c="dimmed" mt={4}>
          {t(isComparable ? 'dashboard.comparedWith' : 'dashboard.nothingBefore', {
            period: formatPeriod(previousPeriod(period)),
          })}
        </Text>
      </div>
      <KeyNumbers selection={selection} find={find} />
      <VisitsOverTime selection={selection} />
      <div className={classes.grid}>
        {topReports.map((top) => {
          const report = find(top.method);
          return (
            report && <TopRows key={top.method} report={report} selection={selection} parameters={top.parameters} />
          );
        })}
      </div>
    </Stack>
  );
}
