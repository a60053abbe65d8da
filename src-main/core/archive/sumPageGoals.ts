import { goalKey } from '@shared/metrics/goals';
import { round } from '@shared/metrics/round';
import type { Goals } from '@shared/plugin/dayLogs';
import type { Selection } from '../segment/selectVisits';
import type { ActionRows } from './ActionRows';
import type { CodedColumn } from './CodedColumn';
import type { DayRows } from './DayRows';

const PAGE = 1;
/** Shares of conversions and of revenue are kept to so many places. */
const PLACES = 4;

/** What pages have to do with a visit's conversions, by idaction of the page and of its title. */
export function sumPageGoals(day: DayRows, selection: Selection | null): Map<number, Goals> {
  return day.conversions.count === 0 ? new Map() : new PageGoals(day, selection).sum();
}

interface Conversion {
  visit: number;
  goal: string;
  revenue: number;
  pageviewsBefore: number;
  /** Actions up to this one of the visit count; null where a page asked for the conversion by itself. */
  link: number | null;
  time: number;
}

/** Credits every page view before a conversion with its share of it, and the page that the visit began with. */
class PageGoals {
  private readonly rows: ActionRows;
  private readonly goals = new Map<number, Goals>();
  private readonly starts: Int32Array;
  private readonly links: CodedColumn;
  private readonly times: CodedColumn;

  constructor(
    private readonly day: DayRows,
    private readonly selection: Selection | null,
  ) {
    this.rows = day.actions;
    this.links = day.actionColumns.column('idlink_va');
    this.times = day.actionColumns.column('server_time');
    this.starts = startsOf(this.rows.visit, day.visits.count);
  }

  sum(): Map<number, Goals> {
    const { conversions } = this.day;
    const cell = (name: string, row: number): number | null => cellOf(conversions.column(name), row);
    for (let row = 0; row < conversions.count; row += 1) {
      const visit = conversions.visit[row] as number;
      if (this.selection && !this.selection.visits[visit]) continue;
      this.add({
        visit,
        goal: goalKey(cell('idgoal', row) ?? 0),
        revenue: cell('revenue', row) ?? 0,
        pageviewsBefore: cell('pageviews_before', row) ?? 0,
        link: cell('idlink_va', row),
        time: cell('server_time', row) ?? 0,
      });
    }
    for (const goals of this.goals.values()) for (const metrics of Object.values(goals)) roundShares(metrics);
    return this.goals;
  }

  private add(conversion: Conversion): void {
    const seen = new Set<number>();
    for (const row of this.pageViewsBefore(conversion)) {
      for (const action of [this.rows.url[row] as number, this.rows.name[row] as number]) {
        if (action < 0) continue;
        this.addView(action, conversion);
        if (!seen.has(action)) this.addTo(action, conversion.goal, 'nb_conversions_page_uniq', 1);
        seen.add(action);
      }
    }
    this.addEntry(conversion);
  }

  private addView(action: number, { goal, revenue, pageviewsBefore }: Conversion): void {
    this.addTo(action, goal, 'nb_conv_pages_before', 1);
    if (pageviewsBefore === 0) return;
    this.addTo(action, goal, 'nb_conversions_attrib', 1 / pageviewsBefore);
    this.addTo(action, goal, 'revenue_attrib', revenue / pageviewsBefore);
  }

  private addEntry({ visit, goal, revenue }: Conversion): void {
    const { visit_entry_idaction_url: urls, visit_entry_idaction_name: names } = this.rows.ofVisits;
    for (const action of [urls[visit] as number, names[visit] as number]) {
      if (action < 0) continue;
      this.addTo(action, goal, 'nb_conversions_entry', 1);
      this.addTo(action, goal, 'revenue_entry', revenue);
    }
  }

  private addTo(action: number, goal: string, metric: string, value: number): void {
    const id = this.rows.actions[action]?.idaction ?? 0;
    let goals = this.goals.get(id);
    if (!goals) this.goals.set(id, (goals = {}));
    const metrics = (goals[goal] ??= {});
    metrics[metric] = (metrics[metric] ?? 0) + value;
  }

  private *pageViewsBefore({ visit, link, time }: Conversion): Generator<number> {
    const counted = this.selection?.actions;
    for (let row = this.starts[visit] as number; row < (this.starts[visit + 1] as number); row += 1) {
      const isBefore = link === null ? (cellOf(this.times, row) ?? 0) <= time : (cellOf(this.links, row) ?? 0) <= link;
      if (isBefore && this.rows.actions[this.rows.url[row] as number]?.type === PAGE && counted?.[row] !== 0) yield row;
    }
  }
}

function cellOf({ codes, values }: CodedColumn, row: number): number | null {
  const value = values[codes[row] as number];
  return typeof value === 'number' ? value : null;
}

/** The rows of visit v are those from starts[v] to starts[v + 1]. */
function startsOf(visits: Int32Array, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const visit of visits) starts[visit + 1] = (starts[visit + 1] as number) + 1;
  for (let i = 1; i <= count; i += 1) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  return starts;
}

function roundShares(metrics: Record<string, number>): void {
  for (const name in metrics) metrics[name] = round(metrics[name] as number, PLACES);
}
