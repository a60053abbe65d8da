import { bulkRequest } from './bulkRequest';
import { selectionParameters, type CoreMethods } from './CoreMethod';
import { invalidateReports } from './invalidateReports';
import { mergeOverviews } from './mergeOverviews';
import { pageMethods } from './pageMethods';
import { pluginMethods } from './pluginMethods';
import { processedReport } from './processedReport';
import { reportMethods } from './reportMethods';
import { rowEvolution } from './rowEvolution';
import { segmentMethods } from './segmentMethods';

/** The core's own methods by full name. */
export const coreMethods: CoreMethods = {
  ...pageMethods,
  ...pluginMethods,
  ...reportMethods,
  ...segmentMethods,
  'API.getProcessedReport': {
    parameters: {
      ...selectionParameters,
      apiModule: { type: 'text' },
      apiAction: { type: 'text' },
      hideMetricsDoc: { type: 'boolean', default: false },
      showRawMetrics: { type: 'boolean', default: false },
      showTimer: { type: 'boolean', default: true },
      fetch_archive_state: { type: 'boolean', default: false },
    },
    documentation: 'A report with all that is needed to show it: its description, headings, formatted rows and totals.',
    run: (values, call, runMethod) =>
      processedReport(call, runMethod, {
        method: `${String(values.apiModule)}.${String(values.apiAction)}`,
        isRaw: values.showRawMetrics === true,
        hidesDocumentation: values.hideMetricsDoc === true,
        showsTimer: values.showTimer === true,
        showsArchiveState: values.fetch_archive_state === true,
      }),
  },
  'API.getRowEvolution': {
    parameters: {
      ...selectionParameters,
      apiModule: { type: 'text' },
      apiAction: { type: 'text' },
      label: { type: 'list', default: '' },
      column: { type: 'text', default: '' },
      legendAppendMetric: { type: 'boolean', default: true },
    },
    documentation:
      'Rows of a report over several periods: their numbers by date, and the smallest, the largest and the change of each.',
    run: (values, call, runMethod) =>
      rowEvolution(call, runMethod, {
        method: `${String(values.apiModule)}.${String(values.apiAction)}`,
        labels: values.label as string[],
        column: String(values.column),
        appendsMetric: values.legendAppendMetric === true,
      }),
  },
  'API.getBulkRequest': {
    parameters: { urls: { type: 'list' } },
    documentation: 'The answers of several requests.',
    run: (_values, call, runMethod) => bulkRequest(call, runMethod),
  },
  'API.get': {
    parameters: selectionParameters,
    documentation: 'The numbers of all overviews in one row.',
    run: (_values, call, runMethod) => mergeOverviews(call, runMethod),
  },
  'CoreAdminHome.invalidateArchivedReports': {
    parameters: {
      idSites: { type: 'text' },
      dates: { type: 'list' },
      period: { type: 'text', default: '' },
      segment: { type: 'segment', default: '' },
      cascadeDown: { type: 'boolean', default: false },
    },
    writes: true,
    documentation: 'Makes archives due: those of the days, and of all longer periods that hold them.',
    run: (_values, call) => invalidateReports(call),
  },
};
