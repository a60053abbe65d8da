import type { TimeZone } from '@shared/period/timeZone';
import type { CellValue } from '@shared/plugin/defineDimensions';
import { invalidSegment } from '@shared/segment/parseSegment';
import type { PlacedCondition, Segment } from '@shared/segment/Segment';
import { toValueTest } from '@shared/segment/toValueTest';
import type { ReadableDatabase } from '../db/Database';
import type { Engine } from '../Engine';
import { GoalReader } from '../sites/GoalReader';
import { ActionMatches } from './ActionMatches';
import { rowTableOf, type ColumnSource, type RowTable } from './ColumnSource';
import { segmentCatalog, type KnownSegment } from './SegmentCatalog';
import { asksRequests } from './testRequests';

/** A source and the test of the cells that its column holds. */
export interface SourceTest {
  source: ColumnSource;
  rowTable: RowTable | null;
  passes: (cell: CellValue) => boolean;
  /** The only actions whose cells pass; null where others may. */
  matches: ActionMatches | null;
}

export interface ConditionTest {
  /** No row of the visit may pass. */
  isNegated: boolean;
  /** All sources must pass; else one is enough. */
  needsAll: boolean;
  sources: readonly SourceTest[];
}

/** Conditions of which one must hold. */
export interface GroupTest {
  any: readonly ConditionTest[];
  /** Asks rows, of which a visit has several: groups that do must hold for the same row of a table. */
  asksRows: boolean;
}

/** A segment made ready for the visits of a site. */
export interface CompiledSegment {
  segment: Segment;
  groups: readonly GroupTest[];
}

/** Groups that ask rows have a bit each in a row's mask; all groups, where request lines are selected. */
const MAX_ROW_GROUPS = 30;

/** Throws: AppError 'segment.invalid'. */
export function compileSegment(
  { db, plugins }: Pick<Engine, 'db' | 'plugins'>,
  segment: Segment,
  site: { idSite: number; timeZone: TimeZone },
): CompiledSegment {
  const catalog = segmentCatalog(plugins);
  const compile = (condition: PlacedCondition): ConditionTest => {
    const known = withGoals(catalog.get(segment, condition), db, site.idSite);
    const { test, isNegated, needsAll } = toValueTest(segment, condition, known);
    const sources = known.sources.map((source) => compileSource(db, source, test, site.timeZone));
    return { isNegated, needsAll, sources };
  };
  const groups = segment.all.map(({ any }) => toGroup(any.map(compile)));
  const hasRequests = groups.some(({ any }) => any.some(asksRequests));
  if (groups.filter(({ asksRows }) => asksRows || hasRequests).length > MAX_ROW_GROUPS) {
    const what = hasRequests ? 'conditions' : 'conditions on actions';
    throw invalidSegment(segment.source, 0, `more than ${MAX_ROW_GROUPS} ${what} are joined by ;`);
  }
  return { segment, groups };
}

function toGroup(any: readonly ConditionTest[]): GroupTest {
  const asksRows = any.some(({ isNegated, sources }) => !isNegated && sources.some(({ rowTable }) => rowTable));
  return { any, asksRows };
}

/** Goals are compared by the names that they have at the site. */
function withGoals(known: KnownSegment, db: ReadableDatabase, idSite: number): KnownSegment {
  if (!known.namesGoals) return known;
  const goals = new GoalReader(db).all(idSite).map(({ idgoal, name }) => [idgoal, name] as const);
  return { ...known, names: Object.fromEntries(goals) };
}

function compileSource(
  db: ReadableDatabase,
  source: ColumnSource,
  test: (value: CellValue) => boolean,
  timeZone: TimeZone,
): SourceTest {
  const { actionTypes, to } = source;
  const rowTable = rowTableOf(source);
  const ofValue = to ? (value: CellValue) => test(to(value, timeZone)) : test;
  if (!actionTypes) return { source, rowTable, passes: ofValue, matches: null };
  // Where no name passes, too, those are looked up that don't.
  const isPassedByNull = test(null);
  const matches = new ActionMatches(db, actionTypes, (name) => ofValue(name) !== isPassedByNull);
  const passes = (id: CellValue): boolean => matches.has(id) !== isPassedByNull;
  return { source, rowTable, passes, matches: isPassedByNull ? null : matches };
}
