import type { CellValue } from '@shared/plugin/defineDimensions';
import type { ActionNames } from './ActionNames';
import { mapColumn, type CodedColumn } from './CodedColumn';
import type { LogRows } from './LogRows';

/** Does a column hold ids of log_action, as `idaction_url` and `visit_entry_idaction_url` do? */
export function holdsActions(column: string): boolean {
  return /(?:^|_)idaction_/.test(column);
}

/** A column of ids of log_action with their names instead. */
export function nameActions(column: CodedColumn, names: ActionNames): CodedColumn {
  const ids = column.values.filter((value): value is number => typeof value === 'number');
  const known = new Map<CellValue, string>(names.of(ids).map(({ idaction, name }) => [idaction, name]));
  return mapColumn(column, (id) => known.get(id) ?? null);
}

/** Rows whose columns of ids of log_action hold names. */
export function withActionNames(rows: LogRows, names: ActionNames): LogRows {
  return {
    count: rows.count,
    column: (name) => (holdsActions(name) ? nameActions(rows.column(name), names) : rows.column(name)),
  };
}
