import { AppError } from '@shared/errors';
import { metricInfo } from '@shared/metrics/metricInfo';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { PluginReport } from '@shared/plugin/hooks';
import type { ApiCall } from '../ApiCall';
import { describeReport, describeReports, type ReportDescription } from '../describeReports';
import { placeOf } from '../makeServices';
import { askedVariant } from '../placedReports';
import { methodNames } from '../resolveMethod';
import type { CoreMethods } from './CoreMethod';

const hideMetricsDoc = { type: 'boolean', default: false } as const;

/** What reports and metrics there are. */
export const reportMethods: CoreMethods = {
  'API.getReportMetadata': {
    parameters: {
      idSite: { type: 'text', default: '' },
      idSites: { type: 'text', default: '' },
      showSubtableReports: { type: 'boolean', default: false },
      hideMetricsDoc,
    },
    documentation: 'All reports: how they are called, what they show and how to ask for them.',
    run: ({ idSite, showSubtableReports, hideMetricsDoc: hides }, call) => {
      const { engine, translate } = call;
      const reports = describeReports(engine.plugins, translate, placeOf(call))
        .filter((report) => showSubtableReports || !('isSubtableReport' in report))
        .map((report): JsonValue => withoutDocumentation(report, hides === true));
      return [...engine.plugins.hook('API.getReportMetadata.end', reports, { idSite: String(idSite) })];
    },
  },
  'API.getMetadata': {
    parameters: {
      idSite: { type: 'text', default: '' },
      apiModule: { type: 'text' },
      apiAction: { type: 'text' },
      hideMetricsDoc,
    },
    documentation: 'One report, as API.getReportMetadata describes it.',
    run: ({ apiModule, apiAction, hideMetricsDoc: hides }, call) => {
      const entry = requireReport(call, `${String(apiModule)}.${String(apiAction)}`);
      const asked = askedVariant(entry, placeOf(call), call.parameters.values);
      return [withoutDocumentation(describeReport(call.engine.plugins, asked, call.translate), hides === true)];
    },
  },
  'API.getGlossaryReports': {
    parameters: { idSite: { type: 'text', default: '' } },
    documentation: 'What each report shows, by name.',
    run: (_values, call) =>
      describeReports(call.engine.plugins, call.translate, placeOf(call))
        .filter((report) => !('isSubtableReport' in report))
        .map(({ name, category, subcategory, documentation, uniqueId }) => ({
          ...{ name, documentation, category, subcategory, id: uniqueId },
        }))
        .sort(byName),
  },
  'API.getGlossaryMetrics': {
    parameters: { idSite: { type: 'text', default: '' } },
    documentation: 'What each metric of the reports means, by name.',
    run: (_values, call) => describeMetrics(call).sort(byName),
  },
  'API.isPluginActivated': {
    parameters: { pluginName: { type: 'text' } },
    documentation: 'Does this plugin run?',
    run: ({ pluginName }, { engine }) => engine.plugins.plugins.some(({ manifest }) => manifest.name === pluginName),
  },
};

/** The declared report of this name. Throws: AppError api.methodNotFound with those there are. */
export function requireReport({ engine }: ApiCall, method: string): PluginReport {
  const entry = engine.plugins.findReport(method);
  if (entry) return entry;
  const known = methodNames(engine.plugins).filter((name) => engine.plugins.findReport(name));
  throw new AppError('api.methodNotFound', { method, hint: `Reports: ${known.join(', ')}.` });
}

export function withoutDocumentation(report: ReportDescription, hides: boolean): ReportDescription {
  return hides ? { ...report, metricsDocumentation: {} } : report;
}

interface GlossaryMetric {
  name: string;
  id: string;
  documentation: string;
  type: string;
  [key: string]: string;
}

/** Metrics with a documentation, once each, though many reports have them. */
function describeMetrics({ engine, translate }: ApiCall): GlossaryMetric[] {
  const metrics = new Map<string, GlossaryMetric>();
  for (const { plugin, report } of engine.plugins.reports) {
    for (const name of [...report.metrics, ...(report.processedMetrics ?? [])]) {
      const { label, documentation, type } = metricInfo(name, plugin, translate);
      if (documentation !== '' && !metrics.has(name)) metrics.set(name, { name: label, id: name, documentation, type });
    }
  }
  return [...metrics.values()];
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
