import type { ReferrerFact } from '@shared/plugin/facts';
import type { Seconds, UnixTime } from '@shared/units';
import { actionTypes } from './ActionTable';
import type { HitAction } from './HitActions';

/** A visit ends when its visitor was silent for this long. */
export const VISIT_LENGTH: Seconds = 1800;
const MAX_ACTIONS = 10_000;

/** A row of log_link_visit_action, but for its keys. */
export interface VisitAction {
  time: UnixTime;
  action: HitAction;
  idUrlRef: number | null;
  idNameRef: number | null;
  timeSpentRef: Seconds;
  position: number;
}

/** A visit in the making: one visitor's actions, no two of them half an hour apart, within one day of the site. */
export class Visit {
  readonly actions: VisitAction[] = [];
  readonly first: UnixTime;
  last: UnixTime;
  interactions = 0;
  searches = 0;
  entryUrl: number | null = null;
  entryName: number | null = null;
  exitUrl: number | null = null;
  exitName: number | null = null;

  constructor(
    public visitor: number,
    /** log_client of the first hit. */
    readonly idClient: number,
    time: UnixTime,
    public referrer: ReferrerFact,
  ) {
    this.first = time;
    this.last = time;
  }

  /** Whether a hit of the same visitor at this time still belongs to the visit. */
  isOpenAt(time: UnixTime): boolean {
    return time - this.last < VISIT_LENGTH && this.actions.length < MAX_ACTIONS;
  }

  add(time: UnixTime, action: HitAction): void {
    const isInteraction = action.type === actionTypes.pageUrl || action.type === actionTypes.siteSearch;
    if (isInteraction) this.interactions += 1;
    if (action.type === actionTypes.siteSearch) this.searches += 1;
    this.actions.push({
      time,
      action,
      idUrlRef: this.exitUrl,
      idNameRef: this.exitName,
      timeSpentRef: this.actions.length === 0 ? 0 : Math.min(VISIT_LENGTH, time - this.last),
      position: Math.max(this.interactions, 1),
    });
    this.last = time;
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
