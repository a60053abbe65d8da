import type { Translate } from '@shared/i18n/translate';
import { goalColumnNames } from '@shared/metrics/goalColumns';
import { metricInfo, type MetricInfo } from '@shared/metrics/metricInfo';
import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager } from '../plugin/PluginManager';
import { placedReports, type PlacedReport, type ReportPlace } from './placedReports';

export type ReportDescription = ReturnType<typeof describeReport>;

/** All reports of a site as API.getReportMetadata answers them, in the order of menus; those of every site without one. */
export function describeReports(
  plugins: PluginManager,
  translate: Translate,
  place: ReportPlace | null,
): ReportDescription[] {
  return placedReports(plugins, place).map((entry) => describeReport(plugins, entry, translate));
}

/** What a screen must know of a report to make its page. `emptyReason`, `currency`, `visualization`, `defaultSortColumn`, `counts`, `isHidden`, `goalBreakdown` and the ids of its place, the same in every language, are ours. */
export function describeReport(
  plugins: PluginManager,
  entry: PluginReport & Partial<PlacedReport>,
  translate: Translate,
) {
  const { plugin, report, variant = {}, currency = '' } = entry;
  const infosOf = (names: readonly string[]): MetricInfo[] => names.map((name) => metricInfo(name, plugin, translate));
  const metrics = infosOf(variant.metrics ?? report.metrics);
  const processed = infosOf(variant.processedMetrics ?? report.processedMetrics ?? []);
  const all = [...metrics, ...processed];
  const goalMetrics = variant.goalMetrics ?? report.goalMetrics;
  const { metrics: ofGoals, processed: processedOfGoals } = goalColumnNames[goalMetrics ?? 'none'];
  const goals = { metrics: infosOf(ofGoals), processed: infosOf(processedOfGoals) };
  const types = pick([...all, ...goals.metrics, ...goals.processed], 'type');
  const documented = all.filter(({ documentation }) => documentation !== '');
  const subtable = report.subtable && plugins.findReport(`${plugin}.${report.subtable}`) ? report.subtable : null;
  const { parameters = {} } = variant;
  return {
    ...describePage(entry, translate),
    name: translate(variant.name ?? report.name),
    module: plugin,
    action: report.method,
    ...(Object.keys(parameters).length > 0 ? { parameters: { ...parameters } } : {}),
    ...(report.dimension ? { dimension: translate(report.dimension) } : {}),
    documentation: translate(variant.documentation ?? report.documentation),
    ...(report.emptyReason ? { emptyReason: translate(report.emptyReason) } : {}),
    metrics: pick(metrics, 'label'),
    metricsDocumentation: pick(documented, 'documentation'),
    processedMetrics: pick(processed, 'label'),
    ...(goalMetrics
      ? {
          metricsGoal: pick(goals.metrics, 'label'),
          processedMetricsGoal: pick(goals.processed, 'label'),
        }
      : {}),
    metricTypes: types,
    ...(currency && Object.values(types).includes('money') ? { currency } : {}),
    ...(subtable ? { actionToLoadSubTables: subtable } : {}),
    ...(report.isSubtableReport ? { isSubtableReport: true } : {}),
    ...(report.constantLabels ? { constantRowsCount: true } : {}),
    order: variant.order ?? report.order,
    uniqueId: `${plugin}_${report.method}${parameterSuffix(parameters)}`,
    ...(report.counts === 'requests' ? { counts: 'requests' } : {}),
    visualization: report.visualization ?? 'table',
    defaultSortColumn: report.defaultSortColumn ?? 'nb_visits',
    ...(report.isHidden ? { isHidden: true } : {}),
    ...((variant.goalBreakdown ?? report.goalBreakdown) ? { goalBreakdown: true } : {}),
  };
}

function describePage({ report, variant = {} }: PluginReport & Partial<PlacedReport>, translate: Translate) {
  const { category = report.category, subcategory = report.subcategory } = variant;
  return {
    category: translate(category),
    subcategory: translate(subcategory),
    categoryId: category,
    subcategoryId: subcategory,
  };
}

/** `_idGoal--3`, as Matomo tells apart reports that are asked in several ways. */
export function parameterSuffix(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `_${name}--${value}`)
    .join('');
}

function pick(infos: readonly MetricInfo[], part: 'label' | 'documentation' | 'type'): Record<string, string> {
  return Object.fromEntries(infos.map((info) => [info.name, info[part]]));
}
