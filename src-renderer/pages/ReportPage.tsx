import { Stack, Text, Title } from '@mantine/core';
import { useMenu } from '../app/menu';
import { PluginView } from '../report/PluginView';
import { ReportPanel } from '../report/ReportPanel';
import type { Selection } from '../report/ReportMetadata';
import { formatPeriod, toPeriod } from '../report/selectionPeriod';
import { t } from '../ui/t';

interface Props {
  selection: Selection;
  category: string;
  subcategory: string;
}

/** A subcategory's views and reports, one after another. */
export function ReportPage({ selection, category, subcategory }: Props) {
  const menu = useMenu(selection.idSite);
  const page = menu
    .find((group) => group.category === category)
    ?.pages.find((entry) => entry.subcategory === subcategory);
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" mb={2}>
          {category} · {formatPeriod(toPeriod(selection))}
        </Text>
        <Title order={1}>{subcategory}</Title>
      </div>
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
          report={report}
          selection={selection}
          pageSize={page.reports.length > 1 ? 10 : 25}
          isTitleHidden={report.name === subcategory && page.reports.length === 1}
        />
      ))}
      {menu.length > 0 && !page && <Text c="dimmed">{t('report.unknown')}</Text>}
    </Stack>
  );
}
