import type { ActionGroup, ActionMetrics } from '@shared/plugin/dayLogs';
import type { Selection } from '../segment/selectVisits';
import type { ActionRows } from './ActionRows';
import type { GroupVisitors } from './uniques/GroupVisitors';
import type { VisitRows } from './VisitRows';

/** log_action.type */
const actionTypes = { page: 1, title: 4, search: 8 };

interface Sums {
  metrics: ActionMetrics;
  lastVisit: number;
  lastVisitor: number;
  lastEntryVisitor: number;
  lastExitVisitor: number;
}

/** Sums a day's actions by idaction, with what began, ended and was spent there. */
export class ActionSums {
  private readonly types: Uint8Array;
  private readonly sums: (Sums | undefined)[];

  constructor(
    private readonly rows: ActionRows,
    private readonly visits: VisitRows,
    private readonly selection: Selection | null,
    private readonly visitors: GroupVisitors | null = null,
  ) {
    this.types = Uint8Array.from(rows.actions, ({ type }) => type);
    this.sums = new Array<Sums | undefined>(rows.actions.length).fill(undefined);
    this.addHits();
    this.addEntries();
    this.addExits();
    if (visitors) this.sums.forEach((sums, action) => sums && visitors.replace(action, sums.metrics));
  }

  /** The actions of some types. */
  toGroups(types: readonly number[]): ActionGroup[] {
    const groups: ActionGroup[] = [];
    for (let i = 0; i < this.types.length; i += 1) {
      const action = this.rows.actions[i];
      const metrics = this.sums[i]?.metrics;
      if (!action || !metrics || !types.includes(action.type)) continue;
      // time is spent on the action before, which may not count
      if (this.selection?.actions && metrics.nb_hits === 0) continue;
      groups.push({ ...action, metrics });
    }
    return groups;
  }

  private addHits(): void {
    const { rows, selection } = this;
    const ofVisits = selection?.visits;
    const ofActions = selection?.actions;
    for (let row = 0; row < rows.count; row += 1) {
      const visit = rows.visit[row] as number;
      if ((ofVisits && !ofVisits[visit]) || (ofActions && !ofActions[row])) continue;
      const isAfterSearch = this.types[rows.nameRef[row] as number] === actionTypes.search;
      this.addHit(rows.url[row] as number, visit, isAfterSearch);
      this.addHit(rows.name[row] as number, visit, isAfterSearch);
      const seconds = rows.timeSpent[row] as number;
      if (seconds === 0) continue;
      this.addTime(rows.urlRef[row] as number, seconds);
      this.addTime(rows.nameRef[row] as number, seconds);
    }
  }

  private addHit(action: number, visit: number, isAfterSearch: boolean): void {
    if (action < 0) return;
    const sums = this.of(action);
    const { metrics } = sums;
    metrics.nb_hits += 1;
    if (sums.lastVisit !== visit) metrics.nb_visits += 1;
    sums.lastVisit = visit;
    const visitor = this.visits.visitors[visit] as number;
    if (sums.lastVisitor !== visitor) {
      metrics.nb_uniq_visitors += 1;
      this.visitors?.add('nb_uniq_visitors', action, visit);
    }
    sums.lastVisitor = visitor;
    const type = this.types[action];
    if (!isAfterSearch || (type !== actionTypes.page && type !== actionTypes.title)) return;
    metrics.nb_hits_following_search = (metrics.nb_hits_following_search ?? 0) + 1;
  }

  private addTime(action: number, seconds: number): void {
    if (action >= 0) this.of(action).metrics.sum_time_spent += seconds;
  }

  private addEntries(): void {
    const { visits } = this;
    const actions = visits.numbers('visit_total_actions');
    const seconds = visits.numbers('visit_total_time');
    this.eachOfVisits('entry', (sums, visit, action) => {
      const { metrics } = sums;
      const visitor = visits.visitors[visit] as number;
      const isNewVisitor = sums.lastEntryVisitor !== visitor;
      if (isNewVisitor) this.visitors?.add('entry_nb_uniq_visitors', action, visit);
      sums.lastEntryVisitor = visitor;
      metrics.entry_nb_uniq_visitors = (metrics.entry_nb_uniq_visitors ?? 0) + (isNewVisitor ? 1 : 0);
      metrics.entry_nb_visits = (metrics.entry_nb_visits ?? 0) + 1;
      metrics.entry_nb_actions = (metrics.entry_nb_actions ?? 0) + (actions[visit] as number);
      metrics.entry_sum_visit_length = (metrics.entry_sum_visit_length ?? 0) + (seconds[visit] as number);
      metrics.entry_bounce_count = (metrics.entry_bounce_count ?? 0) + ((actions[visit] as number) <= 1 ? 1 : 0);
    });
  }

  private addExits(): void {
    this.eachOfVisits('exit', (sums, visit, action) => {
      const { metrics } = sums;
      const visitor = this.visits.visitors[visit] as number;
      const isNewVisitor = sums.lastExitVisitor !== visitor;
      if (isNewVisitor) this.visitors?.add('exit_nb_uniq_visitors', action, visit);
      sums.lastExitVisitor = visitor;
      metrics.exit_nb_uniq_visitors = (metrics.exit_nb_uniq_visitors ?? 0) + (isNewVisitor ? 1 : 0);
      metrics.exit_nb_visits = (metrics.exit_nb_visits ?? 0) + 1;
    });
  }

  private eachOfVisits(end: 'entry' | 'exit', add: (sums: Sums, visit: number, action: number) => void): void {
    const { ofVisits } = this.rows;
    const columns = [ofVisits[`visit_${end}_idaction_url`], ofVisits[`visit_${end}_idaction_name`]];
    const counted = this.selection?.actions && this.countedActions(this.selection.actions);
    for (let visit = 0; visit < this.visits.count; visit += 1) {
      if (this.selection && !this.selection.visits[visit]) continue;
      for (const column of columns) {
        const action = column[visit] as number;
        if (action >= 0 && counted?.[visit]?.has(action) !== false) add(this.of(action), visit, action);
      }
    }
  }

  /** By visit: where only some actions count, a visit begins or ends at one of them or not at all. */
  private countedActions(isCounted: Uint8Array): Set<number>[] {
    const { rows } = this;
    const byVisit = Array.from({ length: this.visits.count }, () => new Set<number>());
    for (let row = 0; row < rows.count; row += 1) {
      if (isCounted[row])
        byVisit[rows.visit[row] as number]?.add(rows.url[row] as number).add(rows.name[row] as number);
    }
    return byVisit;
  }

  private of(action: number): Sums {
    return (this.sums[action] ??= {
      metrics: { nb_visits: 0, nb_uniq_visitors: 0, nb_hits: 0, sum_time_spent: 0 },
      lastVisit: -1,
      lastVisitor: -1,
      lastEntryVisitor: -1,
      lastExitVisitor: -1,
    });
  }
}
