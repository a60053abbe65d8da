import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { JsonValue } from '@shared/plugin/defineApi';
import { metricInfo } from '@shared/metrics/metricInfo';
import { withParameters, type ApiCall } from '../ApiCall';
import { describeReport } from '../describeReports';
import { placeOf } from '../makeServices';
import { askedVariant } from '../placedReports';
import { prettyDate } from '../prettyDate';
import { toColumnsJson, toRowsJson, toRowsMetadataJson } from '../renderers/toJson';
import { parseSitePeriods, parseSites } from '../selection';
import { archiveStates } from './archiveStates';
import type { RunMethod } from './CoreMethod';
import { requireReport, withoutDocumentation } from './reportMethods';

/** Which report, and how its numbers are written. */
export interface ProcessedReportOptions {
  method: string;
  isRaw: boolean;
  hidesDocumentation: boolean;
  showsTimer: boolean;
  showsArchiveState: boolean;
}

/** The answer of API.getProcessedReport. Rows are split: what they show under reportData, what is said of them beside it. */
export async function processedReport(
  call: ApiCall,
  runMethod: RunMethod,
  { method, isRaw, hidesDocumentation, showsTimer, showsArchiveState }: ProcessedReportOptions,
): Promise<JsonValue> {
  const start = performance.now();
  const { engine, parameters, translate } = call;
  const entry = requireReport(call, method);
  const [site] = parseSites(call).sites;
  const periods = site ? parseSitePeriods(call, site) : [];
  const format = isRaw ? '0' : (parameters.values.format_metrics ?? '1');
  const asked = { ...parameters.values, method, totals: '1', format_metrics: format };
  const answer = await runMethod(withParameters(call, asked));
  const tables = answer instanceof DataTable || answer instanceof DataTableMap ? answer : new DataTable();
  const variant = askedVariant(entry, placeOf(call), parameters.values);
  const metadata = describeReport(engine.plugins, variant, translate);
  return {
    website: site?.name ?? '',
    prettyDate: prettyDate(periods, translate.language),
    metadata: withoutDocumentation(metadata, hidesDocumentation),
    columns: headings(tables, call, entry.plugin, metadata.dimension),
    reportData: toRowsJson(tables),
    reportMetadata: toRowsMetadataJson(tables),
    reportTotal: totals(tables),
    reportRowCount: rowCounts(tables),
    ...(showsArchiveState ? { archiveState: archiveStates(call) } : {}),
    ...(parameters.has('uniques') ? { uniques: uniquesNotes(tables) } : {}),
    ...(showsTimer ? { timerMillis: Math.round(performance.now() - start) } : {}),
  };
}

/** The headings of the columns that the rows have. */
function headings(
  tables: DataTable | DataTableMap,
  { translate }: ApiCall,
  plugin: string,
  dimension: string | undefined,
): Record<string, string> {
  const names = columnNames(tables);
  return Object.fromEntries(
    [...names].map((name) => {
      const isDimension = name === 'label' && dimension !== undefined;
      return [name, isDimension ? dimension : metricInfo(name, plugin, translate).label];
    }),
  );
}

function columnNames(tables: DataTable | DataTableMap): Set<string> {
  const names = new Set<string>();
  if (tables instanceof DataTable) {
    for (const row of tables) for (const name of Object.keys(toColumnsJson(row))) names.add(name);
    return names;
  }
  for (const table of tables.tables.values()) for (const name of columnNames(table)) names.add(name);
  return names;
}

/** How many rows there are on all pages. */
function rowCounts(tables: DataTable | DataTableMap): JsonValue {
  if (tables instanceof DataTable) return tables.metadata.rowsBeforeLimit ?? tables.rowCount;
  return Object.fromEntries([...tables.tables].map(([key, table]) => [key, rowCounts(table)]));
}

/** What is said of distinct visitors, see withUniques.ts. */
function uniquesNotes(tables: DataTable | DataTableMap): JsonValue {
  if (tables instanceof DataTable) return tables.metadata.uniques ?? null;
  return Object.fromEntries([...tables.tables].map(([key, table]) => [key, uniquesNotes(table)]));
}

function totals(tables: DataTable | DataTableMap): JsonValue {
  if (tables instanceof DataTable) return { ...tables.metadata.totals };
  return Object.fromEntries([...tables.tables].map(([key, table]) => [key, totals(table)]));
}
