import type { CustomDimension } from '@shared/plugin/customDimensions';
import type {
  ActionGroup,
  ConversionGroup,
  DayLogs,
  Goals,
  GroupBy,
  ItemGroup,
  LogGroup,
  LogQuery,
  RequestGroup,
  RequestQuery,
  Sums,
  VisitGroup,
  VisitQuery,
} from '@shared/plugin/dayLogs';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { ClientClass } from '@shared/plugin/facts';
import type { TimeZone } from '@shared/period/timeZone';
import type { Selection } from '../segment/selectVisits';
import { addActionSelects } from './addActionSelects';
import { addGoals } from './addGoals';
import { addSelects } from './addSelects';
import type { DayRows } from './DayRows';
import { sumVisits } from './groupVisits';
import { filterRows, groupRows, type RowsOfVisits } from './LogRows';
import { rankGroups } from './rankGroups';
import { addSketches } from './requests/addSketches';
import { ActionSums } from './sumActions';
import { sumConversions } from './sumConversions';
import { sumItems } from './sumItems';
import { sumPageGoals } from './sumPageGoals';
import { countRequests, countVisitsOfRows, type RowsToSum } from './sumRows';
import type { GroupVisitors } from './uniques/GroupVisitors';

/** Answers archivers' questions about one site-day from one load of its log rows; with a segment, about the visits in it. */
export class LogAggregator implements DayLogs {
  readonly idSite: number;
  private readonly selected: Uint8Array | null;
  private actionSums: ActionSums | null = null;
  private pageGoals: Map<number, Goals> | null = null;

  constructor(
    private readonly day: DayRows,
    private readonly timeZone: TimeZone,
    /** What the segment selects; null without one. */
    private readonly selection: Selection | null,
    /** Asked once for each answer, whose groups it is told of; null: numbers of visitors are counts. */
    private readonly newVisitors: (() => GroupVisitors) | null = null,
  ) {
    this.idSite = day.idSite;
    this.selected = selection?.visits ?? null;
  }

  queryVisitsByDimension(dimensions: readonly GroupBy[], query: VisitQuery = {}): VisitGroup[] {
    const { visits, namedVisits } = this.day;
    const grouping = groupRows(namedVisits, dimensions);
    const mask = query.where
      ? filterRows(
          namedVisits,
          query.where,
          this.isSelected((visit) => visit),
        )
      : this.selected;
    const groups = sumVisits(visits, grouping, mask, this.newVisitors?.());
    if (query.selects) addVisitSelects(groups, { rows: visits, grouping, mask }, query.selects);
    const withGoals = query.goals ? addGoals(groups, this.conversions(dimensions, query.where)) : groups;
    return this.rank(withGoals, query);
  }

  queryActions(types: readonly number[], { selects }: Pick<LogQuery, 'selects'> = {}): ActionGroup[] {
    this.actionSums ??= new ActionSums(this.day.actions, this.day.visits, this.selection, this.newVisitors?.());
    this.pageGoals ??= sumPageGoals(this.day, this.selection);
    const groups = addActionSelects(this.actionSums.toGroups(types), this.day, { selection: this.selection, selects });
    for (const group of groups) {
      const goals = this.pageGoals.get(group.idaction);
      if (goals) group.goals = goals;
    }
    return groups;
  }

  queryActionsByDimension(dimensions: readonly GroupBy[], query: LogQuery = {}): LogGroup[] {
    const rows = this.day.actionColumns;
    if (asksMissing(query, (column) => rows.isTracked(column) && !rows.hasTracked)) return [];
    const ofActions = this.selection?.actions;
    const isIn = ofActions ? (row: number) => ofActions[row] === 1 : this.isSelected((row) => rows.visit[row] ?? -1);
    const mask = filterRows(rows, query.where, isIn);
    if (mask && !mask.includes(1)) return [];
    const toSum = { rows, grouping: groupRows(rows, dimensions), mask };
    const of = { visitors: this.day.visits.visitors, counter: this.newVisitors?.() ?? null };
    return this.rank(countVisitsOfRows(toSum, of, query), query);
  }

  queryConversionsByDimension(dimensions: readonly GroupBy[], query: LogQuery = {}): ConversionGroup[] {
    return this.rank(this.conversions(dimensions, query.where, query.selects), query);
  }

  queryEcommerceItems(dimensions: readonly GroupBy[], query: LogQuery = {}): ItemGroup[] {
    const { items } = this.day;
    return this.rank(sumItems(this.select(items, dimensions, query), query), query);
  }

  queryRequestsByDimension(dimensions: readonly GroupBy[], query: RequestQuery = {}): RequestGroup[] {
    const requests = this.day.requests(this.timeZone);
    const { classes, where = [] } = query;
    const ofClasses = { column: 'class', is: (value: CellValue) => classes?.includes(value as ClientClass) === true };
    const lines = this.selection?.requests;
    const isIn = lines ? (row: number) => lines[row] === 1 : this.isSelected((row) => requests.visit[row] ?? -1);
    const mask = filterRows(requests, classes ? [...where, ofClasses] : where, isIn);
    const rows = mask ? requests.selected(mask) : requests;
    const grouping = groupRows(rows, dimensions);
    const groups = countRequests(rows, grouping, query);
    return this.rank(addSketches(groups, { rows, grouping }, query.sketches), query);
  }

  get customDimensions(): readonly CustomDimension[] {
    return this.day.customDimensions;
  }

  option(name: string): JsonValue {
    return this.day.option(name);
  }

  get siteHosts(): readonly string[] {
    return this.day.siteHosts;
  }

  siteHour(time: CellValue): number {
    return typeof time === 'number' ? this.timeZone.hourOf(time) : 0;
  }

  private conversions(
    dimensions: readonly GroupBy[],
    where: LogQuery['where'],
    selects?: LogQuery['selects'],
  ): ConversionGroup[] {
    const { conversions } = this.day;
    if (conversions.count === 0) return [];
    return sumConversions(this.select(conversions, dimensions, { where }), selects);
  }

  /** The rows of visits in the segment, grouped. */
  private select<Rows extends RowsOfVisits>(
    rows: Rows,
    dimensions: readonly GroupBy[],
    { where }: LogQuery,
  ): RowsToSum<Rows> {
    const isIn = this.isSelected((row) => rows.visit[row] ?? -1);
    return { rows, grouping: groupRows(rows, dimensions), mask: filterRows(rows, where, isIn) };
  }

  /** Where people are asked for, all groups are there: the ranking goes by numbers that then stand for people. */
  private rank<Group extends LogGroup>(groups: Group[], query: LogQuery): Group[] {
    return this.newVisitors ? groups : rankGroups(groups, query);
  }

  private isSelected(visitOf: (row: number) => number): ((row: number) => boolean) | null {
    const { selected } = this;
    return selected && ((row) => selected[visitOf(row)] === 1);
  }
}

/** Must a column have a value that has none all day? */
function asksMissing({ where }: LogQuery, isMissing: (column: string) => boolean): boolean {
  return where?.some(({ column, is }) => !is(null) && isMissing(column)) === true;
}

/** Groups and the grouping share their arrays of values. */
function addVisitSelects(
  groups: readonly VisitGroup[],
  { rows, grouping, mask }: RowsToSum<DayRows['visits']>,
  selects: LogQuery['selects'],
): void {
  const selected = grouping.groups.map((): Sums => ({}));
  addSelects(selected, { rows, groupOf: grouping.groupOf, mask }, selects);
  const byValues = new Map(grouping.groups.map((values, i) => [values, selected[i]]));
  for (const { values, metrics } of groups) Object.assign(metrics, byValues.get(values));
}
