import type { ActionGroup, LogQuery, Sums } from '@shared/plugin/dayLogs';
import type { Selection } from '../segment/selectVisits';
import { addSelects } from './addSelects';
import type { DayRows } from './DayRows';

/** Adds to each action what a question makes of the columns of its rows; days that have no such column are left alone. */
export function addActionSelects(
  groups: ActionGroup[],
  day: DayRows,
  { selection, selects = {} }: { selection: Selection | null; selects: LogQuery['selects'] },
): ActionGroup[] {
  const rows = Object.keys(selects).length > 0 ? day.actionColumns : null;
  const wanted = Object.entries(selects).filter(([, { column }]) => rows?.hasTracked || !rows?.isTracked(column));
  if (!rows || wanted.length === 0 || groups.length === 0) return groups;
  const { url, name, visit, actions } = day.actions;
  const metrics = actions.map((): Sums => ({}));
  const mask = selection && (selection.actions ?? Uint8Array.from(visit, (row) => selection.visits[row] as number));
  for (const groupOf of [url, name]) addSelects(metrics, { rows, groupOf, mask }, Object.fromEntries(wanted));
  const byAction = new Map(actions.map(({ idaction }, i) => [idaction, metrics[i]]));
  // The sums of actions are kept for other questions, which select something else.
  return groups.map((group) => ({ ...group, metrics: { ...group.metrics, ...byAction.get(group.idaction) } }));
}
