import type { SiteDay } from '@shared/units';
import type { RequestRows } from '../archive/requests/RequestRows';
import type { VisitRows } from '../archive/VisitRows';
import type { ReadableDatabase } from '../db/Database';

/** A site-day whose visits, and request lines, are selected. */
export interface SegmentDay {
  db: ReadableDatabase;
  idSite: number;
  day: SiteDay;
  visits: VisitRows;
  /** Reads the day's request lines, when a condition asks for them. */
  requests: () => RequestRows;
}
