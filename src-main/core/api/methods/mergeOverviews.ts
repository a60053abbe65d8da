import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { Columns } from '@shared/datatable/Row';
import type { ApiResult } from '@shared/plugin/defineApi';
import { withParameters, type ApiCall } from '../ApiCall';
import { parseSites } from '../selection';
import type { RunMethod } from './CoreMethod';

/** API.get: the rows of all `get` reports side by side; a column that two of them have is that of the plugin that stores it, else the first one's. */
export async function mergeOverviews(call: ApiCall, runMethod: RunMethod): Promise<ApiResult> {
  parseSites(call);
  const { plugins } = call.engine;
  const overviews = plugins.reports.filter(({ report }) => report.method === 'get' && !report.dimension);
  let merged: DataTable | DataTableMap | null = null;
  for (const { plugin } of overviews) {
    const asked = withParameters(call, { ...call.parameters.values, method: `${plugin}.get` });
    const answer = await runMethod(asked);
    if (answer instanceof DataTable || answer instanceof DataTableMap) {
      const isOwn: IsOwn = (column) => plugins.findRecord(column)?.plugin === plugin;
      merged = merged ? merge(merged, answer, isOwn) : answer;
    }
  }
  return merged ?? DataTable.simple({});
}

/** Does the second of two tables say what a column holds? */
type IsOwn = (column: string) => boolean;

function merge(
  first: DataTable | DataTableMap,
  second: DataTable | DataTableMap,
  isOwn: IsOwn,
): DataTable | DataTableMap {
  if (first instanceof DataTable && second instanceof DataTable) {
    const result = DataTable.simple(sideBySide(first, second, isOwn));
    result.metadata = first.metadata;
    return result;
  }
  if (!(first instanceof DataTableMap) || !(second instanceof DataTableMap)) return first;
  const result = new DataTableMap(first.keyName);
  for (const [key, table] of first.tables) {
    const other = second.tables.get(key);
    result.set(key, other ? merge(table, other, isOwn) : table);
  }
  return result;
}

function sideBySide(first: DataTable, second: DataTable, isOwn: IsOwn): Columns {
  const columns = { ...first.rows[0]?.columns };
  for (const [name, value] of Object.entries(second.rows[0]?.columns ?? {})) {
    if (isOwn(name)) columns[name] = value;
    else columns[name] ??= value;
  }
  return columns;
}
