import { actionTypes } from '@shared/plugin/actions';
import type { DayHits } from '../DayHits';
import { parseExtraText, type ExtraFact } from '../extraFact';
import type { HitActions } from '../HitActions';
import type { TrackedSite } from '../TrackedSite';
import { CellSet } from './CellSet';
import { setVariables, toSlots } from './toCustomCells';
import { plainHit, type Cells, type TrackedHit } from './TrackedHit';

const MAX_MEMO = 20_000;

/** What the extra facts of ordinary lines add to their hits: custom variables, and the event that they stand for. */
export class ExtraHits {
  private readonly memo = new Map<number, ExtraFact | null>();

  constructor(private readonly actions: HitActions) {}

  /** null where a line's extra facts concern no visit. */
  of(hits: DayHits, row: number, site: TrackedSite): TrackedHit | null {
    const fact = this.fact(hits.extra[row]!);
    if (fact === null) return null;
    const { pageVariables = {}, visitVariables = {}, event } = fact;
    const page = new CellSet();
    setVariables(page, toSlots(pageVariables));
    if (event) page.setAll(this.toEventCells(event));
    const visit = new CellSet();
    setVariables(visit, toSlots(visitVariables));
    return {
      ...plainHit,
      action: event ? this.toEventAction(event, hits, row, site) : null,
      page: page.filled,
      visitCustom: visit.filled,
    };
  }

  private fact(idExtra: number): ExtraFact | null {
    let fact = this.memo.get(idExtra);
    if (fact === undefined) {
      if (this.memo.size >= MAX_MEMO) this.memo.clear();
      const parsed = parseExtraText(this.actions.texts.text(idExtra));
      fact = parsed.pageVariables || parsed.visitVariables || parsed.event ? parsed : null;
      this.memo.set(idExtra, fact);
    }
    return fact;
  }

  private toEventCells({ category, action }: NonNullable<ExtraFact['event']>): Cells {
    const { table } = this.actions;
    return {
      idaction_event_category: table.idOf(category, actionTypes.eventCategory),
      idaction_event_action: table.idOf(action, actionTypes.eventAction),
    };
  }

  private toEventAction(
    { name }: NonNullable<ExtraFact['event']>,
    hits: DayHits,
    row: number,
    site: TrackedSite,
  ): TrackedHit['action'] {
    const page = this.actions.pageOf(hits, row, site);
    const idName = name ? this.actions.table.idOf(name, actionTypes.eventName) : null;
    return { ...page, type: actionTypes.eventCategory, idName };
  }
}
