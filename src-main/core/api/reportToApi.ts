import type { DataTable } from '@shared/datatable/DataTable';
import type { DataTableMap } from '@shared/datatable/DataTableMap';
import { removeSubtables } from '@shared/datatable/filters/removeSubtables';
import type { PluginReport } from '@shared/plugin/hooks';
import type { Engine } from '../Engine';
import { GoalReader } from '../sites/GoalReader';
import type { ApiCall } from './ApiCall';
import { decorate, type Decoration } from './decorate';
import { makeContext } from './makeContext';
import { postProcess } from './postProcess';
import { readParentLabels, readReport } from './readReport';
import { reportBelow } from './reportLevels';
import { forEachSelection, type Selection } from './selection';
import { parseTableParameters, type TableParameters } from './TableParameters';

/** A declared report as an API method: read, post-processed, by site and date where several are asked for. */
export function serveReport(call: ApiCall, entry: PluginReport): Promise<DataTable | DataTableMap> {
  const parameters = parseTableParameters(call.parameters);
  return forEachSelection(call, async (selection) => {
    const { table, decoration } = await readTable(call, entry, selection, parameters);
    const { currency } = selection.site;
    const goalIds = readGoalIds(call.engine, selection);
    const result = postProcess(table, parameters, { report: entry.report, decoration, currency, goalIds });
    const isTree = parameters.expanded || parameters.patternRecursive !== null;
    return isTree ? result : removeSubtables(result);
  });
}

/** A declared report for another method to work on: with labels and metadata, before filters and formatting. */
export function readDecoratedReport(call: ApiCall, entry: PluginReport): Promise<DataTable | DataTableMap> {
  const parameters = parseTableParameters(call.parameters);
  return forEachSelection(call, async (selection) => {
    const { table, decoration } = await readTable(call, entry, selection, parameters);
    return table.isSimple ? table : decorate(table, decoration);
  });
}

async function readTable(
  call: ApiCall,
  entry: PluginReport,
  selection: Selection,
  parameters: TableParameters,
): Promise<{ table: DataTable; decoration: Decoration }> {
  const { engine } = call;
  const context = makeContext(call, selection);
  const { idSubtable, depth } = parameters;
  const table = await readReport(engine, entry, selection, {
    context,
    expanded: needsSubtables(parameters),
    ...(idSubtable === null ? {} : { idSubtable }),
    ...(depth === null || parameters.flat ? {} : { depth }),
  });
  const parentLabels = idSubtable === null ? [] : await readParentLabels(engine, entry, selection, idSubtable);
  const reportAt: Decoration['reportAt'] = (level) => reportBelow(engine.plugins, entry, level).report;
  return { table, decoration: { context, parentLabels, reportAt } };
}

export function readGoalIds({ db }: Engine, { site }: Selection): number[] {
  return new GoalReader(db).all(site.idsite).map((goal) => goal.idgoal);
}

function needsSubtables({ expanded, flat, patternRecursive, labelPath }: TableParameters): boolean {
  return expanded || flat || patternRecursive !== null || (labelPath?.length ?? 0) > 1;
}
