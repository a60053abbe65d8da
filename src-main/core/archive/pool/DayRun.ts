import type { Period } from '@shared/period/Period';
import type { Segment } from '@shared/segment/Segment';
import type { SiteDay } from '@shared/units';
import type { LoadedPart } from '../ArchiveProcessor';

/**
 * Days of a site that lie in the same week and the same month, in order; all their visits or those of a segment. What is
 * archived side by side. Plain data: it crosses threads.
 */
export interface DayRun {
  idSite: number;
  segment: Segment | null;
  days: readonly SiteDay[];
  /** Those of them whose archives may be due. */
  due: ReadonlySet<SiteDay>;
  /** Their week, when it is due and they are all of it. */
  week: Period | null;
  /** Is their sum wanted, for a week that has other days or for their month? */
  isSummed: boolean;
}

/** What a run came to. */
export interface RunResult {
  /** All of its days; null when that is not wanted. */
  sum: LoadedPart | null;
  /** Settles when the week is made as well, and says whether records of a plugin are missing. */
  done: Promise<{ hasFailed: boolean }>;
}

/** Hears of each day that is done, and whether it had to be made. What it throws ends the run. */
export type OnDay = (day: SiteDay, isMade: boolean) => void;

/** Archives runs of days; the same on threads and on the caller's own. */
export interface RunArchiver {
  /** So many runs should be asked for, the one that is awaited among them. */
  readonly ahead: number;
  /** Makes and stores what is due of the run. */
  archive(run: DayRun, onDay: OnDay): Promise<RunResult>;
  /** Ends what is running. */
  close(): Promise<void>;
}
