import { makeTranslate, type Translate } from '@shared/i18n/translate';
import { goalColumnNames } from '@shared/metrics/goalColumns';
import { metricInfo, type MetricInfo } from '@shared/metrics/metricInfo';
import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager } from '../plugin/PluginManager';

export type ReportDescription = ReturnType<typeof describeReport>;

/** All reports as API.getReportMetadata answers them, in the order of menus. */
export function describeReports(plugins: PluginManager, language: string): ReportDescription[] {
  const translate = makeTranslate(language, plugins.texts(language));
  return [...plugins.reports]
    .sort((a, b) => a.report.order - b.report.order)
    .map((entry) => describeReport(plugins, entry, translate));
}

/** What a screen must know of a report to make its page. `emptyReason`, `visualization`, `defaultSortColumn` and `isHidden` are ours. */
export function describeReport(plugins: PluginManager, entry: PluginReport, translate: Translate) {
  const { plugin, report } = entry;
  const infosOf = (names: readonly string[]): MetricInfo[] => names.map((name) => metricInfo(name, plugin, translate));
  const metrics = infosOf(report.metrics);
  const processed = infosOf(report.processedMetrics ?? []);
  const all = [...metrics, ...processed];
  const { metrics: ofGoals, processed: processedOfGoals } = goalColumnNames[report.goalMetrics ?? 'none'];
  const goals = { metrics: infosOf(ofGoals), processed: infosOf(processedOfGoals) };
  const documented = all.filter(({ documentation }) => documentation !== '');
  const subtable = report.subtable && plugins.findReport(`${plugin}.${report.subtable}`) ? report.subtable : null;
  return {
    category: translate(report.category),
    subcategory: translate(report.subcategory),
    name: translate(report.name),
    module: plugin,
    action: report.method,
    ...(report.dimension ? { dimension: translate(report.dimension) } : {}),
    documentation: translate(report.documentation),
    ...(report.emptyReason ? { emptyReason: translate(report.emptyReason) } : {}),
    metrics: pick(metrics, 'label'),
    metricsDocumentation: pick(documented, 'documentation'),
    processedMetrics: pick(processed, 'label'),
    ...(report.goalMetrics
      ? {
          metricsGoal: pick(goals.metrics, 'label'),
          processedMetricsGoal: pick(goals.processed, 'label'),
        }
      : {}),
    metricTypes: pick([...all, ...goals.metrics, ...goals.processed], 'type'),
    ...(subtable ? { actionToLoadSubTables: subtable } : {}),
    ...(report.isSubtableReport ? { isSubtableReport: true } : {}),
    ...(report.constantLabels ? { constantRowsCount: true } : {}),
    order: report.order,
    uniqueId: `${plugin}_${report.method}`,
    visualization: report.visualization ?? 'table',
    defaultSortColumn: report.defaultSortColumn ?? 'nb_visits',
    ...(report.isHidden ? { isHidden: true } : {}),
  };
}

function pick(infos: readonly MetricInfo[], part: 'label' | 'documentation' | 'type'): Record<string, string> {
  return Object.fromEntries(infos.map((info) => [info.name, info[part]]));
}
