import type { TimeZone } from '@shared/period/timeZone';
import type { CellValue } from '@shared/plugin/defineDimensions';

/** Log tables that segments ask. */
export type LogTable =
  | 'log_visit'
  | 'log_visit_tracked'
  | 'log_client'
  | 'log_link_visit_action'
  | 'log_link_visit_action_tracked'
  | 'log_conversion'
  | 'log_conversion_item'
  | 'log_request';

/** Tables with any number of rows for a visit; the actions' rows include what is tracked of them. */
export type RowTable = 'log_link_visit_action' | 'log_conversion' | 'log_conversion_item' | 'log_request';

/** A column of a log table that a segment's values come from; of `log_request`, a RequestColumn. */
export interface ColumnSource {
  table: LogTable;
  column: string;
  /** The column names rows of log_action: the value is the name of those with one of these types. */
  actionTypes?: readonly number[];
  /** Only in such rows: events and content name their page as page views do, orders and carts are conversions. */
  given?: RowKind;
  /** The value, worked out from what the column holds (or the action's name). */
  to?: (value: CellValue, timeZone: TimeZone) => CellValue;
}

/** Kinds of rows, told apart by other columns. */
export type RowKind = 'page' | 'event' | 'order' | 'cart' | 'inOrder';

/** The table whose rows a source's values stand in; null where a visit has one value. */
export function rowTableOf({ table }: ColumnSource): RowTable | null {
  if (table === 'log_link_visit_action_tracked') return 'log_link_visit_action';
  return table === 'log_visit' || table === 'log_visit_tracked' || table === 'log_client' ? null : table;
}
