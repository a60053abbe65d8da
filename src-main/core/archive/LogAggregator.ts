import type { ActionGroup, ConversionGroup, DayLogs, GroupBy, VisitGroup } from '@shared/plugin/defineArchiver';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { TimeZone } from '@shared/period/timeZone';
import type { Selection } from '../segment/selectVisits';
import type { DayRows } from './DayRows';
import { combineColumns, sumVisits, type Grouping } from './groupVisits';
import { ActionSums } from './sumActions';
import { sumConversions } from './sumConversions';
import type { GroupVisitors } from './uniques/GroupVisitors';
import type { CodedColumn } from './VisitRows';

/** Answers archivers' questions about one site-day from one load of its log rows; with a segment, about the visits in it. */
export class LogAggregator implements DayLogs {
  readonly idSite: number;
  private readonly selected: Uint8Array | null;
  private actionSums: ActionSums | null = null;

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

  queryVisitsByDimension(dimensions: readonly GroupBy[]): VisitGroup[] {
    return sumVisits(this.day.visits, this.group(dimensions), this.selected, this.newVisitors?.());
  }

  queryActions(types: readonly number[]): ActionGroup[] {
    this.actionSums ??= new ActionSums(this.day.actions, this.day.visits, this.selection, this.newVisitors?.());
    return this.actionSums.toGroups(types);
  }

  queryConversionsByDimension(dimensions: readonly GroupBy[]): ConversionGroup[] {
    const { conversions, visits } = this.day;
    return sumConversions(conversions, visits, this.group(dimensions), this.selected);
  }

  siteHour(time: CellValue): number {
    return typeof time === 'number' ? this.timeZone.hourOf(time) : 0;
  }

  private group(dimensions: readonly GroupBy[]): Grouping {
    const { visits } = this.day;
    const columns = dimensions.map((dimension) =>
      typeof dimension === 'string'
        ? visits.column(dimension)
        : mapColumn(visits.column(dimension.column), dimension.to),
    );
    return combineColumns(visits.count, columns);
  }
}

/** The column with every value changed; `to` runs once per distinct value. */
function mapColumn({ codes, values }: CodedColumn, to: (value: CellValue) => CellValue): CodedColumn {
  const codeByValue = new Map<CellValue, number>();
  const newValues: CellValue[] = [];
  const newCodes = values.map((value) => {
    const changed = to(value);
    let code = codeByValue.get(changed);
    if (code === undefined) {
      codeByValue.set(changed, (code = newValues.length));
      newValues.push(changed);
    }
    return code;
  });
  return { codes: codes.map((code) => newCodes[code] as number), values: newValues };
}
