import { DataTable } from '@shared/datatable/DataTable';
import type { DataTableMap } from '@shared/datatable/DataTableMap';
import { toOwn, withRows } from '@shared/datatable/derive';
import { flatten } from '@shared/datatable/filters/flatten';
import { removeSubtables } from '@shared/datatable/filters/removeSubtables';
import type { ReportContext, ReportDeclaration } from '@shared/plugin/defineReports';
import type { PluginReport } from '@shared/plugin/hooks';
import type { Engine } from '../Engine';
import { GoalReader } from '../sites/GoalReader';
import type { ApiCall } from './ApiCall';
import { decorate, type Decoration } from './decorate';
import { makeContext } from './makeContext';
import { findPivot } from './findPivot';
import { separatorOf, shapeTable, type PostProcessing } from './postProcess';
import { readPivot, toPivotedParameters, type PivotRequest } from './readPivot';
import { readParentLabels, readReport } from './readReport';
import { reportBelow } from './reportLevels';
import { forEachSelection, type Selection } from './selection';
import { serveTables } from './serveTables';
import { parseTableParameters, type TableParameters } from './TableParameters';

/** A declared report as an API method: read, post-processed, by site and date where several are asked for. */
export async function serveReport(call: ApiCall, entry: PluginReport): Promise<DataTable | DataTableMap> {
  const parameters = parseTableParameters(call.parameters);
  const processings = new Map<DataTable, PostProcessing>();
  const pivot = parameters.pivot && findPivot(call.engine.plugins, entry, parameters.pivot.by);
  const read = (asked: ApiCall, shaping: TableParameters): Promise<DataTable | DataTableMap> =>
    forEachSelection(asked, async (selection, isPart) => {
      const { table: found, decoration } = await readTable(asked, entry, selection, parameters);
      const table = isPart && isZero(found, entry) ? withRows(found, []) : found;
      const { currency, timezone } = selection.site;
      const goalIds = readGoalIds(asked.engine, selection);
      const { report, plugin } = entry;
      const processing = { report, plugin, decoration, currency, timezone, goalIds, pivot };
      const shaped = toOwn(await shape(table, { call: asked, selection, parameters: shaping, processing }));
      processings.set(shaped, processing);
      return shaped;
    });
  const result = await serveTables(call, parameters, { read, processingOf: (table) => processings.get(table) });
  const isTree = parameters.expanded || parameters.patternRecursive !== null;
  if (isTree) return result;
  return result instanceof DataTable ? removeSubtables(result) : result.map(removeSubtables);
}

/** Shapes a table; one that is divided by a dimension of another report is read row by row before. */
async function shape(table: DataTable, request: Omit<PivotRequest, 'entry'>): Promise<DataTable> {
  const { parameters, processing } = request;
  const { pivot } = processing;
  if (!pivot || pivot.isBelow) return shapeTable(table, parameters, processing);
  const divided = await readPivot(table, { ...request, entry: pivot.entry });
  return shapeTable(divided, toPivotedParameters(parameters), processing);
}

/** A declared report for another method to work on: with labels and metadata, flat if asked to, before filters and formatting. */
export async function readDecoratedReport(call: ApiCall, entry: PluginReport): Promise<DataTable | DataTableMap> {
  const parameters = parseTableParameters(call.parameters);
  return forEachSelection(call, async (selection) => {
    const { table, decoration } = await readTable(call, entry, selection, parameters);
    if (table.isSimple) return toOwn(table);
    const decorated = decorate(table, decoration);
    return parameters.flat ? flatten(decorated, { separator: separatorOf(entry.report) }) : decorated;
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
  const { idSubtable, depth, others, uniques } = parameters;
  const table = await readReport(engine, entry, selection, {
    context,
    expanded: needsSubtables(parameters),
    others,
    uniques,
    ...(idSubtable === null ? {} : { idSubtable }),
    ...(depth === null || parameters.flat ? {} : { depth }),
  });
  const parentLabels =
    idSubtable === null ? [] : await readParentLabels(engine, entry, selection, { context, idSubtable });
  return { table, decoration: { context, parentLabels, reportAt: reportsByLevel(engine, entry, context) } };
}

/** Zeros are not stored: where several periods or sites are asked for, one without any number is empty, as in Matomo. */
function isZero({ rows }: DataTable, { report }: PluginReport): boolean {
  if (!report.numerics || report.numerics.length < 2) return false;
  return rows.every(({ columns }) => Object.values(columns).every((value) => value === 0));
}

function reportsByLevel({ plugins }: Engine, entry: PluginReport, context: ReportContext): Decoration['reportAt'] {
  const reports: ReportDeclaration[] = [];
  return (level) => (reports[level] ??= reportBelow(plugins, entry, level, context).report);
}

export function readGoalIds({ db }: Engine, { site }: Selection): string[] {
  const ids = new GoalReader(db).all(site.idsite).map((goal) => String(goal.idgoal));
  return site.ecommerce === 1 ? [...ids, 'ecommerceOrder'] : ids;
}

function needsSubtables({ expanded, flat, pivot, patternRecursive, labelPaths }: TableParameters): boolean {
  const isDeepLabel = labelPaths?.some((path) => path.length > 1) ?? false;
  return expanded || flat || pivot !== null || patternRecursive !== null || isDeepLabel;
}
