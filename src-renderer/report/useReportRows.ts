import { useAnswer, type ApiAnswer } from './ApiContext';
import { toGoalParameters, type GoalView } from './goalColumns';
import type { RowsBelow } from './rowsBelow';
import { toParameters, toRequest, type ReportMetadata, type ReportRow, type Selection } from './ReportMetadata';

export interface TableView {
  page: number;
  pageSize: number;
  sortColumn: string;
  sortOrder: 'asc' | 'desc';
  pattern: string;
  goals: GoalView;
  /** Distinct visitors of every row, in periods longer than a day, too. */
  isExact: boolean;
}

export interface ReportRows extends Omit<ApiAnswer<ReportRow[]>, 'data'> {
  rows: ReportRow[] | undefined;
  hasNext: boolean;
}

/** The summary row of a cut table: no real label stands behind it. */
export function isOthersRow(row: ReportRow): boolean {
  return row.is_summary === true || row.is_summary === 1;
}

export function toViewParameters(view: TableView): Record<string, string> {
  const parameters: Record<string, string> = { filter_sort_order: view.sortOrder, ...toGoalParameters(view.goals) };
  if (view.sortColumn) parameters.filter_sort_column = view.sortColumn;
  if (view.isExact) parameters.uniques = 'exact';
  if (view.pattern) parameters.filter_pattern = escapePattern(view.pattern);
  return parameters;
}

/** filter_pattern is a regular expression; people type plain text. */
function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** One page of a report's first level. One row more than the page holds is asked for: it says whether there is a next page. */
export function useReportRows(report: ReportMetadata, selection: Selection, view: TableView): ReportRows {
  const answer = useAnswer<unknown>({
    ...toRequest(report, selection),
    ...toViewParameters(view),
    format_metrics: '0',
    filter_limit: String(view.pageSize + 1),
    filter_offset: String(view.page * view.pageSize),
  });
  const all = toRows(answer.data);
  return {
    ...answer,
    rows: all?.slice(0, view.pageSize),
    hasNext: (all?.length ?? 0) > view.pageSize,
  };
}

/** Rows under a row. `limit` grows with "show more". */
export function useSubtableRows(request: {
  below: RowsBelow;
  selection: Selection;
  view: TableView;
  limit: number;
}): ReportRows {
  const answer = useAnswer<unknown>({
    ...toParameters(request.selection),
    ...toViewParameters({ ...request.view, pattern: '' }),
    ...request.below.parameters,
    method: request.below.method,
    format_metrics: '0',
    filter_limit: String(request.limit + 1),
  });
  const all = toRows(answer.data);
  return { ...answer, rows: all?.slice(0, request.limit), hasNext: (all?.length ?? 0) > request.limit };
}

/** The API answers an array of rows; anything else (an empty object of no data) is a table without rows. */
export function toRows(data: unknown): ReportRow[] | undefined {
  if (data === undefined) return undefined;
  return Array.isArray(data) ? (data as ReportRow[]) : [];
}
