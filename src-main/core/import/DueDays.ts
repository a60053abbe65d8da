import type { SiteDay } from '@shared/units';
import type { Deriver } from '../tracker/Deriver';

/** Batches that must pass without a line of a day before its visits are made, while the import goes on. */
const QUIET_BATCHES = 3;

/**
 * The site-days that an import has changed and whose visits are still to be made. Logs run forward in time, so a day is
 * usually complete as soon as the lines have moved on; one that changes again waits for the end.
 */
export class DueDays {
  private readonly due = new Map<number, Map<SiteDay, number>>();
  private readonly early = new Set<string>();
  /** By site, the earliest day of the last batch that brought it anything. */
  private readonly latest = new Map<number, SiteDay>();
  private batch = 0;
  /** Visits made so far. */
  visits = 0;

  constructor(private readonly deriver: Deriver) {
    this.noteDueDays();
  }

  /** Notes the days that a batch changed. */
  noteBatch(days: ReadonlyMap<number, ReadonlySet<SiteDay>>): void {
    this.batch += 1;
    for (const [idSite, changed] of days) {
      for (const day of changed) this.note(idSite, day);
      this.latest.set(idSite, Math.min(...changed));
    }
  }

  /** Makes the visits of days that look complete. */
  deriveQuietDays(): void {
    for (const [idSite, earliestOfBatch] of this.latest) this.deriveQuietDaysOf(idSite, earliestOfBatch);
    this.latest.clear();
  }

  /** Makes the visits of every day that is left, oldest first. `pause` lets others work, and may throw to stop. */
  async deriveAll(pause: () => Promise<void>): Promise<void> {
    // a day may make a later one due
    do await this.deriveNoted(pause);
    while (this.noteDueDays());
  }

  private async deriveNoted(pause: () => Promise<void>): Promise<void> {
    for (const [idSite, days] of this.due) {
      for (const day of [...days.keys()].sort((a, b) => a - b)) {
        this.derive(idSite, day);
        await pause();
      }
    }
  }

  /** Notes what is due in the database; true when there is anything. */
  private noteDueDays(): boolean {
    const days = this.deriver.dueDays();
    for (const { idSite, day } of days) this.note(idSite, day);
    return days.length > 0;
  }

  private note(idSite: number, day: SiteDay): void {
    let days = this.due.get(idSite);
    if (!days) this.due.set(idSite, (days = new Map()));
    days.set(day, this.batch);
  }

  private deriveQuietDaysOf(idSite: number, earliestOfBatch: SiteDay): void {
    const days = this.due.get(idSite) ?? new Map<SiteDay, number>();
    for (const [day, lastBatch] of [...days].sort(([a], [b]) => a - b)) {
      const key = `${idSite} ${day}`;
      if (day >= earliestOfBatch || this.batch - lastBatch < QUIET_BATCHES || this.early.has(key)) continue;
      this.early.add(key);
      this.derive(idSite, day);
    }
  }

  private derive(idSite: number, day: SiteDay): void {
    this.visits += this.deriver.deriveDay(idSite, day);
    this.due.get(idSite)?.delete(day);
  }
}
