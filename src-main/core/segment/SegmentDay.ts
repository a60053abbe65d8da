import type { SiteDay } from '@shared/units';
import type { VisitRows } from '../archive/VisitRows';
import type { ReadableDatabase } from '../db/Database';

/** A site-day whose visits are selected. */
export interface SegmentDay {
  db: ReadableDatabase;
  idSite: number;
  day: SiteDay;
  visits: VisitRows;
}
