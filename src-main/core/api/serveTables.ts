import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import { addComparisons, type ComparedSeries } from '@shared/datatable/filters/addComparisons';
import { prettyChange } from '@shared/metrics/change';
import { round } from '@shared/metrics/round';
import { withParameters, type ApiCall } from './ApiCall';
import type { ComparisonParameters } from './comparisonParameters';
import { finishTable, type PostProcessing } from './postProcess';
import { prettyDate } from './prettyDate';
import { parseSitePeriods, parseSites } from './selection';
import type { TableParameters } from './TableParameters';

type Tables = DataTable | DataTableMap;

/** Where tables come from. */
export interface TableSource {
  /** The tables of a request, shaped (postProcess.ts). */
  read(call: ApiCall, shaping: TableParameters): Promise<Tables>;
  /** What a table that was read is finished with. */
  processingOf(table: DataTable): PostProcessing | undefined;
}

/** Reads tables, compares them with other periods and segments if asked to, and finishes them. */
export async function serveTables(
  call: ApiCall,
  parameters: TableParameters,
  { read, processingOf }: TableSource,
): Promise<Tables> {
  const tables = await read(call, parameters);
  const { comparison } = parameters;
  const finish = (table: DataTable, source: DataTable): DataTable => {
    const processing = processingOf(source);
    return processing ? finishTable(table, parameters, processing) : table;
  };
  if (!comparison) return mapTables(tables, (table) => finish(table, table));
  const others = await readOthers(call, comparison, (asked) => read(asked, withoutFilters(parameters)));
  const { isInverted } = comparison;
  const toChange = parameters.format === '0' ? (change: number) => round(change, 4) : prettyChange;
  return pairTables(tables, others, (table, series) =>
    finish(addComparisons(table, withBases(series), { toChange, isInverted }), table),
  );
}

/** One period and segment of a comparison; `base` is the place of the series that it has changed from. */
interface Series<T> {
  tables: T;
  base: number | null;
  metadata: ComparedSeries['metadata'];
}

/** The report's own period and segment first, then its other segments, then the same for each period. */
async function readOthers(
  call: ApiCall,
  { periods, segments }: ComparisonParameters,
  read: (asked: ApiCall) => Promise<Tables>,
): Promise<Series<Tables>[]> {
  const { values } = call.parameters;
  const own = { period: call.parameters.text('period'), date: call.parameters.text('date') };
  const allSegments = [call.parameters.text('segment'), ...segments];
  const series: Series<Tables>[] = [];
  for (const [i, { period, date }] of [own, ...periods].entries()) {
    for (const [j, segment] of allSegments.entries()) {
      const asked = withParameters(call, { ...values, compare: '0', period, date, segment });
      const metadata = describeSeries(asked, segment);
      series.push({ tables: await read(asked), base: i === 0 ? null : j, metadata });
    }
  }
  return series;
}

function describeSeries(call: ApiCall, segment: string): ComparedSeries['metadata'] {
  const { parameters, translate } = call;
  const [site] = parseSites(call).sites;
  const segmentName = segment === '' ? translate('General_AllVisits') : segment;
  const periodName = site ? prettyDate(parseSitePeriods(call, site), translate.language) : '';
  return {
    compareSegment: segment,
    compareSegmentPretty: segmentName,
    comparePeriod: parameters.text('period'),
    compareDate: parameters.text('date'),
    comparePeriodPretty: periodName,
    compareSeriesPretty: `${segmentName} (${periodName})`,
  };
}

/** Rows are found by label: where the first table has been cut the others must not be. */
function withoutFilters(parameters: TableParameters): TableParameters {
  return { ...parameters, comparison: null, hasGenericFilters: false };
}

function withBases(series: readonly Series<DataTable>[]): ComparedSeries[] {
  return series.map(({ tables, base, metadata }) => ({
    table: tables,
    metadata,
    base: base === null ? null : (series[base]?.tables ?? null),
  }));
}

/** Changes every table, given those in the same place of the other answers: the n-th date is compared with the n-th date. */
function pairTables(
  tables: Tables,
  others: readonly Series<Tables>[],
  change: (table: DataTable, others: Series<DataTable>[]) => DataTable,
): Tables {
  if (tables instanceof DataTable) {
    return change(
      tables,
      others.map((series) => ({ ...series, tables: firstTable(series.tables) })),
    );
  }
  const result = new DataTableMap(tables.keyName);
  for (const [i, [key, table]] of [...tables.tables].entries()) {
    const members = others.map((series) => ({ ...series, tables: memberAt(series.tables, i) }));
    result.set(key, pairTables(table, members, change));
  }
  return result;
}

function memberAt(tables: Tables, index: number): Tables {
  if (tables instanceof DataTable) return tables;
  return [...tables.tables.values()][index] ?? new DataTable();
}

function firstTable(tables: Tables): DataTable {
  if (tables instanceof DataTable) return tables;
  const [first] = tables.tables.values();
  return first ? firstTable(first) : new DataTable();
}

function mapTables(tables: Tables, change: (table: DataTable) => DataTable): Tables {
  return tables instanceof DataTable ? change(tables) : tables.map(change);
}
