import { DataTable } from '@shared/datatable/DataTable';
import { mapRows, withParts } from '@shared/datatable/derive';
import { addConstantRows } from '@shared/datatable/filters/addConstantRows';
import { groupBy } from '@shared/datatable/filters/groupBy';
import { keepRows } from '@shared/datatable/filters/keepRows';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import type { ReportContext } from '@shared/plugin/defineReports';
import type { PluginReport } from '@shared/plugin/hooks';
import { AppError } from '@shared/errors';
import { archiveOf } from '../archive/Archive';
import type { TableOptions } from '../archive/ArchiveRequest';
import type { Engine } from '../Engine';
import { readLabelsAbove, readRows } from './readRows';
import type { Selection } from './selection';
import { withUniques } from './withUniques';

/** What of a report is wanted. */
export interface ReadOptions extends TableOptions {
  context: ReportContext;
  /** The rows that fell into Others. */
  others?: boolean;
  /** Distinct visitors of every row. */
  uniques?: boolean;
}

/** A report's table with raw labels: its record, grouped, cut to its rows and changed as declared. */
export async function readReport(
  engine: Engine,
  { plugin, report }: PluginReport,
  selection: Selection,
  { context, ...options }: ReadOptions,
): Promise<DataTable> {
  if (report.isSubtableReport && !options.idSubtable) {
    throw new AppError('api.parameterMissing', { name: 'idSubtable', hint: 'It is the idsubdatatable of a row.' });
  }
  if (report.numerics) {
    const numbers = await readNumerics(engine, report.numerics, selection);
    return report.transform ? report.transform(numbers, context) : numbers;
  }
  if (!report.record) throw new AppError('internal', { message: `${plugin}.${report.method} has nothing to read` });
  const { record: name, declared: record } = findRecord(engine, report, context);
  const request = { ...toArchiveRequest(selection), plugin: record?.plugin ?? plugin };
  const source = { engine, request, record: name };
  let table = await readRows(source, options);
  const labels = options.uniques ? table.rows.map(({ label }) => label) : [];
  const declared = record?.declaration.kind === 'blob' ? record.declaration.aggregations : undefined;
  const { groupLabel, keepRow, transform, constantLabels } = report;
  if (groupLabel) table = groupBy(table, (label) => groupLabel(label, context), { ...coreAggregations, ...declared });
  if (options.uniques) {
    const groups = groupLabel ? new Map(labels.map((label) => [label, groupLabel(label, context)])) : null;
    table = await withUniques(table, {
      ...source,
      groups,
      idSubtable: options.idSubtable,
      translate: context.translate,
    });
  }
  if (keepRow) table = keepRows(table, keepRow);
  if (transform) table = transform(copyRows(table), context);
  if (constantLabels && !options.idSubtable) table = addConstantRows(table, constantLabels, zeroColumns(table, report));
  return table;
}

/** The record that a report reads for this request. */
function findRecord({ plugins }: Engine, report: PluginReport['report'], context: ReportContext) {
  const record = report.recordOf?.(context) ?? report.record ?? '';
  return { record, declared: plugins.findRecord(record) };
}

/** A table that a plugin may change: those of archives are shared. */
function copyRows(table: DataTable): DataTable {
  return mapRows(table, (row) => withParts(row, { columns: { ...row.columns }, metadata: { ...row.metadata } }));
}

/** Stored numbers as one row. */
export async function readNumerics(engine: Engine, names: readonly string[], selection: Selection): Promise<DataTable> {
  const archive = archiveOf(engine);
  const pluginOf = (name: string): string | undefined => engine.plugins.findRecord(name)?.plugin;
  const values: Record<string, number> = {};
  for (const plugin of new Set(names.map(pluginOf))) {
    if (plugin === undefined) continue;
    const ofPlugin = names.filter((name) => pluginOf(name) === plugin);
    Object.assign(values, await archive.getNumerics({ ...toArchiveRequest(selection), plugin }, ofPlugin));
  }
  return DataTable.simple(
    Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))),
  );
}

/** The raw labels above a subtable. */
export async function readParentLabels(
  engine: Engine,
  { plugin, report }: PluginReport,
  selection: Selection,
  { context, idSubtable }: { context: ReportContext; idSubtable: number },
): Promise<string[]> {
  if (!report.record) return [];
  const { record, declared } = findRecord(engine, report, context);
  const request = { ...toArchiveRequest(selection), plugin: declared?.plugin ?? plugin };
  return readLabelsAbove({ engine, request, record }, idSubtable);
}

function toArchiveRequest({ site, period, segment, triggersArchive }: Selection) {
  return { idSite: site.idsite, period, segment, mayBuild: triggersArchive };
}

/** The columns of rows that stand for nothing: those of the other rows, else those that are declared. */
function zeroColumns(table: DataTable, report: PluginReport['report']): readonly string[] {
  const first = table.rows[0];
  if (!first) return report.metrics;
  return Object.keys(first.columns).filter((name) => typeof first.columns[name] === 'number');
}
