import { SECONDS_PER_DAY, type UnixTime } from '@shared/units';
import type { ParsedBatch } from '../import/ParsedBatch';

/** What a file showed of itself while it was read; import_file.quality as JSON. */
export interface FileQuality {
  /** Lines by the offset from UTC that they name: seconds, NO_ZONE where they name none. */
  zones: [zone: number, lines: number][];
  /** Lines whose time was compared. */
  lines: number;
  /** Lines earlier than the line before them. */
  outOfOrder: number;
  /** Lines at least JUMP_SECONDS earlier than the line before them; the first of them, and the longest way back. */
  jumps: number;
  jumpLine: number;
  jumpSeconds: number;
  /** Lines later than the day after the import, and the latest time of them. */
  future: number;
  latest: UnixTime;
  /** The last line has no end and was not understood. */
  isCut: boolean;
}

/** Servers write a line when its answer is sent, which takes minutes at most. */
const JUMP_SECONDS = 300;
/** More than the world has: a log with more is made up. */
const MAX_ZONES = 100;

/** Watches the lines of a file go by, in the file's order. */
export class FileQualityRecorder {
  private readonly zones = new Map<number, number>();
  private last: UnixTime = -Infinity;
  private readonly latestPlausible: UnixTime;
  private readonly seen = { lines: 0, outOfOrder: 0, jumps: 0, jumpLine: 0, jumpSeconds: 0, future: 0, latest: 0 };
  private isCut = false;

  constructor(now: UnixTime) {
    this.latestPlausible = now + SECONDS_PER_DAY;
  }

  /** `isOpenEnded`: the file ends behind the batch, and its last line has no line feed. */
  note(batch: ParsedBatch, isOpenEnded: boolean): void {
    for (const [zone, lines] of batch.zones) {
      const known = this.zones.get(zone);
      if (known !== undefined || this.zones.size < MAX_ZONES) this.zones.set(zone, (known ?? 0) + lines);
    }
    this.isCut = isOpenEnded && batch.endsInFailure;
    const { time, rows } = batch;
    this.seen.lines += rows;
    for (let row = 0; row < rows; row += 1) {
      const now = time[row]!;
      if (now < this.last) this.noteBack(batch, row);
      if (now > this.latestPlausible) this.noteFuture(now);
      this.last = now;
    }
  }

  toQuality(): FileQuality {
    return { zones: [...this.zones], ...this.seen, isCut: this.isCut };
  }

  private noteBack(batch: ParsedBatch, row: number): void {
    const { seen } = this;
    const back = this.last - batch.time[row]!;
    seen.outOfOrder += 1;
    if (back < JUMP_SECONDS) return;
    seen.jumps += 1;
    seen.jumpLine ||= batch.line[row]!;
    seen.jumpSeconds = Math.max(seen.jumpSeconds, back);
  }

  private noteFuture(time: UnixTime): void {
    this.seen.future += 1;
    this.seen.latest = Math.max(this.seen.latest, time);
  }
}
