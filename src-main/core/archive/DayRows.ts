import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import type { ActionNames } from './ActionNames';
import { readActionRows, type ActionRows } from './ActionRows';
import { readConversions, type ConversionRow } from './sumConversions';
import { readVisitRows, type VisitRows } from './VisitRows';

/** The log rows of one site-day: each table is read when first asked for, and once. */
export class DayRows {
  readonly visits: VisitRows;
  private actionRows: ActionRows | null = null;
  private conversionRows: ConversionRow[] | null = null;

  constructor(
    private readonly db: ReadableDatabase,
    readonly idSite: number,
    readonly day: SiteDay,
    private readonly read: { columns: readonly string[]; names: ActionNames },
  ) {
    this.visits = readVisitRows(db, idSite, day, read.columns);
  }

  get actions(): ActionRows {
    return (this.actionRows ??= readActionRows(this.db, this, this.visits, this.read.names));
  }

  get conversions(): readonly ConversionRow[] {
    return (this.conversionRows ??= readConversions(this.db, this.idSite, this.day));
  }
}
