import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import type { ReportMetadata, Selection } from '@renderer/report/ReportMetadata';
import { formatPeriod, toPeriod } from '@renderer/report/selectionPeriod';
import type { ViewProps } from '@renderer/report/views';
import { shiftPeriod } from '@shared/period/periodAt';
import { useState } from 'react';
import { InsightsOfReport, type InsightOptions } from './InsightsOfReport';
import { InsightsOverview } from './InsightsOverview';
import { t } from './t';

const orders = ['absolute', 'relative'] as const;
const kinds = ['all', 'movers', 'new', 'disappeared'] as const;

/** Rows of reports that changed most since an earlier period. */
export function Insights({ selection }: ViewProps) {
  const reports = useComparableReports(selection.idSite);
  const [reportId, setReportId] = useState('');
  const [options, setOptions] = useState<InsightOptions>({ comparedTo: 1, order: 'absolute', kind: 'all' });
  const report = reports.find(({ uniqueId }) => uniqueId === reportId);
  const distances = comparedTo[selection.period] ?? [1];
  const distance = report && distances.includes(options.comparedTo) ? options.comparedTo : 1;
  const period = toPeriod(selection);
  const lead = { period: formatPeriod(period), before: formatPeriod(shiftPeriod(period, -distance)) };
  const change = (changed: Partial<InsightOptions>) => setOptions({ ...options, ...changed });
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="md">
        <NativeSelect
          label={t('report')}
          w={300}
          value={reportId}
          onChange={(event) => setReportId(event.currentTarget.value)}
        >
          <option value="">{t('overview')}</option>
          {byCategory(reports).map(([category, own]) => (
            <optgroup key={category} label={category}>
              {own.map(({ uniqueId, name }) => (
                <option key={uniqueId} value={uniqueId}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
        {report && (
          <>
            {distances.length > 1 && (
              <NativeSelect
                label={t('comparedTo')}
                data={distances.map((count) => ({
                  value: String(count),
                  label: t(distanceTexts[count] ?? 'previous'),
                }))}
                value={String(distance)}
                onChange={(event) => change({ comparedTo: Number(event.currentTarget.value) })}
              />
            )}
            <NativeSelect
              label={t('kind')}
              data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
              value={options.kind}
              onChange={(event) => change({ kind: kinds.find((kind) => kind === event.currentTarget.value) ?? 'all' })}
            />
            <NativeSelect
              label={t('order')}
              data={orders.map((order) => ({ value: order, label: t(order) }))}
              value={options.order}
              onChange={(event) =>
                change({ order: event.currentTarget.value === 'relative' ? 'relative' : 'absolute' })
              }
            />
          </>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('lead', lead)}
      </Text>
      {report ? (
        <InsightsOfReport report={report} selection={selection} options={{ ...options, comparedTo: distance }} />
      ) : (
        <InsightsOverview reports={reports} selection={selection} />
      )}
    </Stack>
  );
}

/** How many periods back one may look. */
const comparedTo: Partial<Record<Selection['period'], readonly number[]>> = { day: [1, 7], month: [1, 12] };
const distanceTexts: Readonly<Record<number, 'previous' | 'weekBefore' | 'yearBefore'>> = {
  1: 'previous',
  7: 'weekBefore',
  12: 'yearBefore',
};

/** Reports whose rows come and go; hours and other rows that are always there are compared by themselves. */
function useComparableReports(idSite: number): ReportMetadata[] {
  const id = String(idSite);
  const { data } = useAnswer<ReportMetadata[]>({ method: 'API.getReportMetadata', idSite: id, idSites: id });
  const reports = Array.isArray(data) ? data : [];
  return reports.filter((report) => report.dimension && !report.isSubtableReport && report.module !== 'MultiSites');
}

function byCategory(reports: readonly ReportMetadata[]): [string, ReportMetadata[]][] {
  const groups = new Map<string, ReportMetadata[]>();
  for (const report of reports) groups.set(report.category, [...(groups.get(report.category) ?? []), report]);
  return [...groups];
}
