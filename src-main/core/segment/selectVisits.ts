import type { CompiledSegment, GroupTest } from './compileSegment';
import { findRowMasks, type RowMasks } from './findRowMasks';
import type { SegmentDay } from './SegmentDay';
import { selectRequests } from './selectRequests';
import { asksRequests } from './testRequests';
import { testVisits } from './testVisits';
import { baseMask, holdsFor, reaches, rowTables, type Truth } from './visitMasks';

/** What a segment selects of a day. */
export interface Selection {
  /** 1 for each visit that is in the segment. */
  visits: Uint8Array;
  /** 1 for each action that the segment's conditions hold for, in the order of visits; null unless its scope is 'action'. */
  actions: Uint8Array | null;
  /** 1 for each request line that the segment holds for; null where no condition asks requests: then the lines of the visits are. */
  requests: Uint8Array | null;
}

/**
 * Selects whole visits. A visit is in when all groups hold for it, taking one row of each table: conditions on actions that
 * are joined by AND must hold for the same action. A negation holds when no row of the visit matches.
 */
export function selectVisits(day: SegmentDay, compiled: CompiledSegment): Selection {
  const { segment, groups } = compiled;
  const rowGroups = groups.filter(({ asksRows }) => asksRows);
  const conditions = groups.flatMap(({ any }) => any);
  const truth = new Map(conditions.map((condition) => [condition, testVisits(day, condition)]));
  const wantsActions = segment.scope === 'action';
  const masks = rowTables.flatMap((table) => {
    const found = findRowMasks(day, { table, rowGroups, conditions, truth }, wantsActions);
    return found ? [found] : [];
  });
  const full = 2 ** rowGroups.length - 1;
  const visits = new Uint8Array(day.visits.count);
  for (let visit = 0; visit < visits.length; visit++) {
    const isIn = groups.every((group) => group.asksRows || holdsFor(group, truth, visit));
    if (isIn && reaches(full, baseMask(rowGroups, truth, visit), masks, visit)) visits[visit] = 1;
  }
  return {
    visits,
    actions: wantsActions ? selectActions(visits, { full, rowGroups, truth, masks }) : null,
    requests: conditions.some(asksRequests) ? selectRequests(day, compiled) : null,
  };
}

/** The actions of selected visits that are such a row. */
function selectActions(
  visits: Uint8Array,
  { full, rowGroups, truth, masks }: { full: number; rowGroups: readonly GroupTest[]; truth: Truth; masks: RowMasks[] },
): Uint8Array | null {
  const actions = masks.find(({ table }) => table === 'log_link_visit_action');
  if (!actions) return null;
  const others = masks.filter((one) => one !== actions);
  const selected = new Uint8Array(actions.masks.length);
  for (let row = 0; row < selected.length; row++) {
    const visit = actions.visit[row] as number;
    if (visits[visit] !== 1) continue;
    const base = baseMask(rowGroups, truth, visit) | (actions.masks[row] as number);
    if (reaches(full, base, others, visit)) selected[row] = 1;
  }
  return selected;
}
