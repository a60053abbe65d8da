import type { DataTable } from '@shared/datatable/DataTable';
import { withParts, withRows } from '@shared/datatable/derive';
import type { Row } from '@shared/datatable/Row';
import type { PluginReport } from '@shared/plugin/hooks';
import { withParameters, type ApiCall } from './ApiCall';
import { makeContext } from './makeContext';
import { shapeTable, type PostProcessing } from './postProcess';
import { readReport } from './readReport';
import { invalid } from './RequestParameters';
import { parseCallSegment, type Selection } from './selection';
import type { TableParameters } from './TableParameters';

/** Each row is a report of its own. */
const MAX_ROWS = 100;

/** What a table divided by another dimension is made of. */
export interface PivotRequest {
  call: ApiCall;
  selection: Selection;
  /** The report whose labels become columns. */
  entry: PluginReport;
  parameters: TableParameters;
  processing: PostProcessing;
}

/**
 * The rows that will be answered, with the table of another report below each, counted for the row's own visits. Rows without a
 * segment (Others) have none. Throws: AppError api.parameterInvalid for more than a hundred rows.
 */
export async function readPivot(table: DataTable, request: PivotRequest): Promise<DataTable> {
  const { parameters, processing } = request;
  const wanted = shapeTable(table, toRowParameters(parameters, processing), processing);
  if (wanted.rows.length > MAX_ROWS) {
    throw invalid(
      'filter_limit',
      String(parameters.limit),
      `A table by another dimension has at most ${MAX_ROWS} rows.`,
    );
  }
  const rows: Row[] = [];
  for (const row of wanted) rows.push(withParts(row, { subtable: await readBelow(row, request) }));
  return withRows(wanted, rows);
}

/** What is left to be done when the rows are chosen. */
export function toPivotedParameters(parameters: TableParameters): TableParameters {
  const { pattern, patternRecursive, excludeLowPopulation, truncate } = noFilters;
  return { ...parameters, pattern, patternRecursive, excludeLowPopulation, truncate, offset: 0, limit: -1 };
}

const noFilters = { pattern: null, patternRecursive: null, excludeLowPopulation: null, truncate: null } as const;

/** Rows are chosen by their own columns; sorting by one of the new ones comes later. */
function toRowParameters(parameters: TableParameters, { report }: PostProcessing): TableParameters {
  const { sortColumn } = parameters;
  const own = ['label', ...(report?.metrics ?? []), ...(report?.processedMetrics ?? [])];
  const isOwn = sortColumn === null || own.includes(sortColumn);
  return { ...parameters, sortColumn: isOwn ? sortColumn : null, pivot: null, flat: false, goals: null };
}

async function readBelow(row: Row, { call, selection, entry, processing }: PivotRequest): Promise<DataTable | null> {
  const { context, parentLabels, reportAt } = processing.decoration;
  const own = row.isSummary ? undefined : reportAt(0).segment?.(row.label, row, parentLabels, context);
  if (own === undefined) return null;
  const segments = [call.parameters.text('segment'), own].filter(Boolean);
  const asked = withParameters(call, { ...call.parameters.values, segment: segments.join(';') });
  const ofRow = { ...selection, segment: parseCallSegment(asked) };
  return readReport(call.engine, entry, ofRow, { context: makeContext(asked, ofRow) });
}
