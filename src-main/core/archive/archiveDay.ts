import { RecordTable } from '@shared/datatable/RecordTable';
import { AppError } from '@shared/errors';
import type { RecordValue } from '@shared/plugin/defineArchiver';
import type { PluginRecord } from '../plugin/PluginManager';
import { isColumnOf } from '../plugin/validatePlugin';
import type { ArchiveContext } from './ArchiveContext';
import type { ArchiveScope } from './ArchiveRequest';
import { LogAggregator } from './LogAggregator';
import { countRows, cutTables, type RecordValues } from './RecordValues';
import { readTableLimits } from './tableLimits';
import type { GroupVisitors } from './uniques/GroupVisitors';
import type { VisitRows } from './VisitRows';

/** What was archived, of which plugins, and whose archivers failed. */
export interface ArchivedRecords extends RecordValues {
  generation: number;
  plugins: string[];
  failures: Map<string, unknown>;
}

/** One day's records as they are archived. Call it in the snapshot of `generation`. */
export function archiveDay(
  context: ArchiveContext,
  scope: ArchiveScope,
  plugins: readonly string[],
  generation: number,
): ArchivedRecords {
  const result = { ...aggregateDay(context, scope, plugins), generation };
  const limits = readTableLimits(context.engine.db);
  for (const plugin of result.plugins) {
    countRows(context.recordsOf(plugin, scope.idSite), result);
    cutTables(context.recordsOf(plugin, scope.idSite), result, { limits, isDay: true });
  }
  return result;
}

/**
 * One day's records from its log rows, read once for all plugins: tables with all of their rows. Of no generation yet.
 * `newVisitors` has something else than their number stand for the visitors of a group.
 */
export function aggregateDay(
  context: ArchiveContext,
  scope: ArchiveScope,
  plugins: readonly string[],
  newVisitors: ((visits: VisitRows) => GroupVisitors) | null = null,
): ArchivedRecords {
  const result: ArchivedRecords = { generation: 0, numerics: {}, tables: new Map(), plugins: [], failures: new Map() };
  const { idSite, period, segment } = scope;
  const { rows, selection } = context.readDay(idSite, period.first, segment, plugins);
  const visitors = newVisitors && (() => newVisitors(rows.visits));
  const logs = new LogAggregator(rows, context.timeZone(idSite), selection, visitors);
  for (const { manifest, archiver } of context.engine.plugins.plugins) {
    if (!archiver || !plugins.includes(manifest.name)) continue;
    try {
      addValues(result, context.recordsOf(manifest.name, idSite), archiver.aggregateDay(logs));
      result.plugins.push(manifest.name);
    } catch (error) {
      result.failures.set(manifest.name, error);
    }
  }
  return result;
}

/** Values that are not declared, or of another kind than declared, are left out. */
function addValues(
  result: RecordValues,
  records: readonly PluginRecord[],
  values: Readonly<Record<string, RecordValue | undefined>>,
): void {
  for (const { name, plugin, declaration } of records) {
    const value = values[name];
    if (value === undefined) continue;
    if (declaration.kind === 'numeric' && typeof value === 'number') result.numerics[name] = value;
    if (declaration.kind === 'blob' && typeof value !== 'number')
      result.tables.set(name, toRecord(value, name, plugin));
  }
}

/** Throws: AppError plugin.failed for a column whose name is not the plugin's to give. */
function toRecord(value: Exclude<RecordValue, number>, name: string, plugin: string): RecordTable {
  const record = value instanceof RecordTable ? value : RecordTable.from(value);
  for (const { path } of record.columns.values()) {
    if (isColumnOf(path[0], plugin)) continue;
    const reason = `the name of the metric ${path[0]} in its record ${name} does not start with ${plugin}_`;
    throw new AppError('plugin.failed', { name: plugin, reason });
  }
  return record;
}
