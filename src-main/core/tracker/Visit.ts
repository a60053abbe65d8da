import { actionTypes } from '@shared/plugin/actions';
import type { ReferrerFact } from '@shared/plugin/facts';
import type { Seconds, UnixTime } from '@shared/units';
import type { HitAction } from './HitActions';
import type { Cells, MeasuredAnswer, TrackedHit } from './tracking/TrackedHit';
import { TrackedVisit } from './tracking/TrackedVisit';

/** A visit ends when its visitor was silent for this long. */
export const VISIT_LENGTH: Seconds = 1800;
const MAX_ACTIONS = 10_000;

/** A row of log_link_visit_action, but for its keys. */
export interface VisitAction extends MeasuredAnswer {
  time: UnixTime;
  action: HitAction;
  idUrlRef: number | null;
  idNameRef: number | null;
  timeSpentRef: Seconds;
  position: number;
  /** Cells of the action's row in log_link_visit_action_tracked. */
  cells: Cells | null;
  searchCount: number | null;
}

/** A visit in the making: one visitor's actions, no two of them half an hour apart, within one day of the site. */
export class Visit {
  readonly actions: VisitAction[] = [];
  readonly first: UnixTime;
  last: UnixTime;
  /** Actions that count as such: all but blocks of content that were seen. */
  totalActions = 0;
  interactions = 0;
  searches = 0;
  entryUrl: number | null = null;
  entryName: number | null = null;
  exitUrl: number | null = null;
  exitName: number | null = null;
  /** What its hits said beyond their lines; null where none did. */
  tracked: TrackedVisit | null = null;
  private lastAction: UnixTime;

  constructor(
    public visitor: number,
    /** log_client of the first hit. */
    readonly idClient: number,
    time: UnixTime,
    public referrer: ReferrerFact,
  ) {
    this.first = time;
    this.last = time;
    this.lastAction = time;
  }

  /** Whether a hit of the same visitor at this time still belongs to the visit. It may be earlier than the last one. */
  isOpenAt(time: UnixTime): boolean {
    return Math.abs(time - this.last) < VISIT_LENGTH && this.actions.length < MAX_ACTIONS;
  }

  add(time: UnixTime, action: HitAction, hit?: TrackedHit, answer?: MeasuredAnswer): void {
    if (time > this.last) this.last = time;
    if (hit)
      (this.tracked ??= new TrackedVisit()).add(hit, {
        time,
        action,
        pageviewsBefore: this.interactions - this.searches,
      });
    if (action.type === 0) return;
    const isInteraction = action.type === actionTypes.pageUrl || action.type === actionTypes.siteSearch;
    if (isInteraction) this.interactions += 1;
    if (action.type === actionTypes.siteSearch) this.searches += 1;
    if (action.type !== actionTypes.contentName) this.totalActions += 1;
    this.actions.push({
      time,
      action,
      idUrlRef: this.exitUrl,
      idNameRef: this.exitName,
      timeSpentRef: this.actions.length === 0 ? 0 : Math.max(0, Math.min(VISIT_LENGTH, time - this.lastAction)),
      position: Math.max(this.interactions, 1),
      cells: hit?.page ?? null,
      searchCount: hit?.searchCount ?? null,
      timeServer: answer?.timeServer ?? null,
      bandwidth: answer?.bandwidth ?? null,
    });
    if (time > this.lastAction) this.lastAction = time;
    if (isInteraction) this.passThrough(action);
  }

  private passThrough(action: HitAction): void {
    if (this.interactions === 1) {
      this.entryUrl = action.idUrl;
      this.entryName = action.idName;
    }
    this.exitUrl = action.idUrl;
    this.exitName = action.idName;
  }
}
