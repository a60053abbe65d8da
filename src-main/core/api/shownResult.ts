import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import { deleteMetadata } from '@shared/datatable/filters/deleteMetadata';
import type { ApiResult } from '@shared/plugin/defineApi';
import type { ApiCall } from './ApiCall';
import type { RunMethod } from './methods/CoreMethod';

/** The answer of a call as it is written out: without metadata where the request hides them. Throws: AppError. */
export async function shownResult(call: ApiCall, runMethod: RunMethod): Promise<ApiResult> {
  const isShown = call.parameters.flag('showMetadata', true);
  const result = await runMethod(call);
  if (isShown) return result;
  if (result instanceof DataTable) return deleteMetadata(result);
  return result instanceof DataTableMap ? result.map((table) => deleteMetadata(table)) : result;
}
