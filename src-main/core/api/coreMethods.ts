import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { Columns } from '@shared/datatable/Row';
import type { ApiMethod, ApiResult, JsonValue } from '@shared/plugin/defineApi';
import { withParameters, type ApiCall } from './ApiCall';
import { describeReports } from './describeReports';
import { processedReport } from './processedReport';
import { parseSites } from './selection';
import { productVersion } from './version';

/** Runs any other method. */
export type RunMethod = (call: ApiCall) => Promise<ApiResult>;

/** A method of the module `API`, which the core provides. */
export interface CoreMethod extends Omit<ApiMethod, 'run' | 'writes'> {
  run(values: Record<string, unknown>, call: ApiCall, runMethod: RunMethod): ApiResult | Promise<ApiResult>;
}

const selection = {
  idSite: { type: 'site' },
  period: { type: 'period' },
  date: { type: 'date' },
  segment: { type: 'segment', default: '' },
} as const satisfies ApiMethod['parameters'];

/** The core's own methods by full name. */
export const coreMethods: Readonly<Record<string, CoreMethod>> = {
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
      ...selection,
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
    parameters: selection,
    documentation: 'The numbers of all overviews in one row.',
    run: (_values, call, runMethod) => mergeOverviews(call, runMethod),
  },
};

/** The rows of all `get` reports side by side; a column that two of them have is the first one's. */
async function mergeOverviews(call: ApiCall, runMethod: RunMethod): Promise<ApiResult> {
  parseSites(call);
  const overviews = call.engine.plugins.reports.filter(({ report }) => report.method === 'get' && report.numerics);
  let merged: DataTable | DataTableMap | null = null;
  for (const { plugin } of overviews) {
    const asked = withParameters(call, { ...call.parameters.values, method: `${plugin}.get` });
    const answer = await runMethod(asked);
    if (answer instanceof DataTable || answer instanceof DataTableMap) merged = merged ? merge(merged, answer) : answer;
  }
  return merged ?? DataTable.simple({});
}

function merge(first: DataTable | DataTableMap, second: DataTable | DataTableMap): DataTable | DataTableMap {
  if (first instanceof DataTable && second instanceof DataTable) {
    const result = DataTable.simple(sideBySide(first, second));
    result.metadata = first.metadata;
    return result;
  }
  if (!(first instanceof DataTableMap) || !(second instanceof DataTableMap)) return first;
  const result = new DataTableMap(first.keyName);
  for (const [key, table] of first.tables) {
    const other = second.tables.get(key);
    result.set(key, other ? merge(table, other) : table);
  }
  return result;
}

function sideBySide(first: DataTable, second: DataTable): Columns {
  const columns = { ...first.rows[0]?.columns };
  for (const [name, value] of Object.entries(second.rows[0]?.columns ?? {})) columns[name] ??= value;
  return columns;
}
