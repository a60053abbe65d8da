import type { JsonValue } from '@shared/plugin/defineApi';
import { describeReports } from '../describeReports';
import { productVersion } from '../version';
import { selectionParameters, type CoreMethods } from './CoreMethod';
import { mergeOverviews } from './mergeOverviews';
import { processedReport } from './processedReport';

/** The core's own methods by full name. */
export const coreMethods: CoreMethods = {
  'API.getHeartwoodVersion': {
    parameters: {},
    documentation: 'The version of this Heartwood.',
    run: () => productVersion,
  },
  'API.getReportMetadata': {
    parameters: {
      idSite: { type: 'text', default: '' },
      idSites: { type: 'text', default: '' },
      showSubtableReports: { type: 'boolean', default: false },
      hideMetricsDoc: { type: 'boolean', default: false },
    },
    documentation: 'All reports: how they are called, what they show and how to ask for them.',
    run: ({ showSubtableReports, hideMetricsDoc }, { engine, translate }) =>
      describeReports(engine.plugins, translate.language)
        .filter((report) => showSubtableReports || !('isSubtableReport' in report))
        .map((report): JsonValue => (hideMetricsDoc ? { ...report, metricsDocumentation: {} } : report)),
  },
  'API.getProcessedReport': {
    parameters: {
      ...selectionParameters,
      apiModule: { type: 'text' },
      apiAction: { type: 'text' },
      hideMetricsDoc: { type: 'boolean', default: false },
      showRawMetrics: { type: 'boolean', default: false },
    },
    documentation: 'A report with all that is needed to show it: its description, headings, formatted rows and totals.',
    run: (values, call, runMethod) =>
      processedReport(call, runMethod, {
        module: String(values.apiModule),
        action: String(values.apiAction),
        isRaw: values.showRawMetrics === true,
        hidesDocumentation: values.hideMetricsDoc === true,
      }),
  },
  'API.get': {
    parameters: selectionParameters,
    documentation: 'The numbers of all overviews in one row.',
    run: (_values, call, runMethod) => mergeOverviews(call, runMethod),
  },
};
