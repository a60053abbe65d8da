import { Group, Stack, Text, Title } from '@mantine/core';
import { findPage, useMenu, useReports } from '../app/menu';
import { useRoute } from '../app/useRoute';
import { AudienceControl } from '../report/AudienceControl';
import { PluginView } from '../report/PluginView';
import { GoalBreakdown } from '../report/GoalBreakdown';
import { ReportPanel } from '../report/ReportPanel';
import { forAudience, type Selection } from '../report/ReportMetadata';
import { formatPeriod, toPeriod } from '../report/selectionPeriod';
import { t } from '../ui/t';

interface Props {
  selection: Selection;
  category: string;
  subcategory: string;
}

/** A subcategory's views and reports, one after another. */
export function ReportPage({ selection, category, subcategory }: Props) {
  const { select } = useRoute();
  const menu = useMenu(selection.idSite);
  const page = findPage(menu, { category, subcategory });
  const reports = useReports(selection.idSite);
  const broken = page?.reports.find((report) => report.goalBreakdown);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="end">
        <div>
          <Text size="sm" c="dimmed" mb={2}>
            {page && `${page.category} · `}
            {formatPeriod(toPeriod(selection))}
          </Text>
          <Title order={1}>{page?.subcategory ?? '\u00a0'}</Title>
        </div>
        {page?.reports.some(({ counts }) => counts === 'requests') && (
          <AudienceControl selection={selection} onSelect={select} />
        )}
      </Group>
      {page?.views.map((view) => (
        <PluginView
          key={`${view.module} ${view.action}`}
          plugin={view.module}
          component={view.action}
          selection={selection}
        />
      ))}
      {page?.reports.map((report) => (
        <ReportPanel
          key={report.uniqueId}
          report={forAudience(report, selection)}
          selection={selection}
          pageSize={page.reports.length > 1 ? 10 : 25}
          isTitleHidden={report.name === page.subcategory && page.reports.length === 1}
        />
      ))}
      {broken && (
        <GoalBreakdown
          key={broken.uniqueId}
          reports={reports}
          selection={selection}
          idGoal={broken.parameters?.idGoal ?? ''}
        />
      )}
      {menu.length > 0 && !page && <Text c="dimmed">{t('report.unknown')}</Text>}
    </Stack>
  );
}
