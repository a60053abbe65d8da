import type { TimeZone } from '@shared/period/timeZone';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { SegmentOperator } from '@shared/segment/Segment';
import type { SegmentColumn } from '@shared/segment/toPredicate';
import type { PluginManager } from '../plugin/PluginManager';
import type { ActionRows } from './ActionRows';
import type { DayRows } from './DayRows';

type Change = (value: CellValue, timeZone: TimeZone) => CellValue;

/** A segment of the core: a column of log_visit, or the names of actions. */
type CoreSegment = {
  values?: Readonly<Record<string, string>>;
  isMetric?: boolean;
  normalize?: (value: string, operator: SegmentOperator) => string;
} & ({ column: string; to?: Change } | { visitAction: keyof ActionRows['ofVisits'] } | { actions: readonly number[] });

const hour: Change = (value, timeZone) => (typeof value === 'number' ? timeZone.hourOf(value) : null);
const hex: Change = (value) => (typeof value === 'number' ? value.toString(16) : value);
const days: Change = (value) => (typeof value === 'number' ? Math.floor(value / 86_400) : value);
const withoutPrefix = (value: string): string => decodeAddress(value).replace(/^https?:\/\/(www\.)?/i, '');
const withoutZeros = (value: string): string => value.replace(/^0+(?=.)/, '');
const metric = (column: string, to?: Change): CoreSegment => ({ column, isMetric: true, ...(to ? { to } : {}) });

/** Addresses in the segments of rows are encoded twice, as in Matomo; without a query string around them one layer is left. */
function decodeAddress(value: string): string {
  if (!/^https?%3A/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Segments of the core, by the name that users write. */
export const coreSegments: Readonly<Record<string, CoreSegment>> = {
  visitId: { column: 'idvisit' },
  visitorId: { column: 'idvisitor', to: hex, normalize: withoutZeros },
  userId: { column: 'user_id' },
  visitorType: { column: 'visitor_returning', values: { 0: 'new', 1: 'returning', 2: 'returningCustomer' } },
  visitConverted: { column: 'visit_goal_converted' },
  visitEcommerceStatus: {
    column: 'visit_goal_buyer',
    values: { 0: 'none', 1: 'ordered', 2: 'abandonedCart', 3: 'orderedThenAbandonedCart' },
  },
  actions: metric('visit_total_actions'),
  interactions: metric('visit_total_interactions'),
  searches: metric('visit_total_searches'),
  visitDuration: metric('visit_total_time'),
  visitCount: metric('visitor_count_visits'),
  secondsSinceFirstVisit: metric('visitor_seconds_since_first'),
  secondsSinceLastVisit: metric('visitor_seconds_since_last'),
  daysSinceFirstVisit: metric('visitor_seconds_since_first', days),
  daysSinceLastVisit: metric('visitor_seconds_since_last', days),
  visitStartServerHour: metric('visit_first_action_time', hour),
  visitServerHour: metric('visit_last_action_time', hour),
  entryPageUrl: { visitAction: 'visit_entry_idaction_url', normalize: withoutPrefix },
  exitPageUrl: { visitAction: 'visit_exit_idaction_url', normalize: withoutPrefix },
  entryPageTitle: { visitAction: 'visit_entry_idaction_name' },
  exitPageTitle: { visitAction: 'visit_exit_idaction_name' },
  pageUrl: { actions: [1], normalize: withoutPrefix },
  pageTitle: { actions: [4] },
  downloadUrl: { actions: [3], normalize: withoutPrefix },
  outlinkUrl: { actions: [2], normalize: withoutPrefix },
  actionUrl: { actions: [1, 2, 3], normalize: withoutPrefix },
  siteSearchKeyword: { actions: [8] },
};

/** The names of the core's segments. */
export const segmentNames: readonly string[] = Object.keys(coreSegments);

/** Finds, for a segment's name, its value in a row of the day's visits; a list where the visit has many. */
export class SegmentColumns {
  private actionsOfVisits: number[][] | null = null;

  constructor(
    private readonly day: DayRows,
    private readonly plugins: PluginManager,
    private readonly timeZone: TimeZone,
  ) {}

  find(name: string): SegmentColumn<number> | undefined {
    for (const { column, dimension } of this.plugins.dimensions.values()) {
      if (dimension.segment?.name !== name) continue;
      const { values, isMetric } = dimension.segment;
      return { read: this.readColumn(column), ...(values ? { values } : {}), ...(isMetric ? { isMetric } : {}) };
    }
    const segment = Object.hasOwn(coreSegments, name) ? coreSegments[name] : undefined;
    if (!segment) return undefined;
    if ('column' in segment) return { ...segment, read: this.readColumn(segment.column, segment.to) };
    if ('actions' in segment) return { ...segment, read: this.readActions(segment.actions) };
    return { ...segment, read: this.readVisitAction(segment.visitAction) };
  }

  private readColumn(name: string, to?: Change): (visit: number) => CellValue {
    const { codes, values } = this.day.visits.column(name);
    const changed = to ? values.map((value) => to(value, this.timeZone)) : values;
    return (visit) => changed[codes[visit] as number] ?? null;
  }

  private readVisitAction(column: keyof ActionRows['ofVisits']): (visit: number) => CellValue {
    const { ofVisits, actions } = this.day.actions;
    return (visit) => actions[ofVisits[column][visit] as number]?.name ?? null;
  }

  private readActions(types: readonly number[]): (visit: number) => CellValue[] {
    const { actions } = this.day.actions;
    const ofVisits = (this.actionsOfVisits ??= this.listActions());
    const isWanted = actions.map(({ type }) => types.includes(type));
    return (visit) =>
      (ofVisits[visit] ?? []).filter((action) => isWanted[action]).map((action) => actions[action]?.name ?? null);
  }

  private listActions(): number[][] {
    const { actions: rows, visits } = this.day;
    const lists = Array.from({ length: visits.count }, (): number[] => []);
    for (let row = 0; row < rows.count; row += 1) {
      const list = lists[rows.visit[row] as number];
      list?.push(rows.url[row] as number, rows.name[row] as number);
    }
    return lists;
  }
}
