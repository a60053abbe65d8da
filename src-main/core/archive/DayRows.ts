import type { TimeZone } from '@shared/period/timeZone';
import type { CustomDimension } from '@shared/plugin/customDimensions';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { FindSpammer } from '@shared/referrers/spamReferrers';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { readOption } from '../plugin/pluginOptions';
import { DimensionReader } from '../sites/DimensionReader';
import { SiteReader } from '../sites/SiteReader';
import { hostOfUrl, withoutWww } from '../sites/siteUrl';
import { Clients } from '../tracker/Clients';
import { readSpammers } from '../tracker/readSpammers';
import { TextReader } from '../tracker/TextReader';
import { ActionColumns } from './ActionColumns';
import type { ActionNames } from './ActionNames';
import { toActionRows, type ActionRows } from './ActionRows';
import { ConversionRows } from './ConversionRows';
import type { LogRows } from './LogRows';
import { LogTable, type DaySource } from './LogTable';
import { withActionNames } from './nameActions';
import { DecodedFacts } from './requests/DecodedFacts';
import { RequestRows } from './requests/RequestRows';
import { readVisitRows, type VisitRows } from './VisitRows';

/** What facts of request lines are looked up in. */
export interface FactReaders {
  clients: Clients;
  texts: TextReader;
  findSpammer: FindSpammer;
  /** What was made of facts before. */
  decoded: DecodedFacts;
}

export function openFactReaders(db: ReadableDatabase): FactReaders {
  return {
    clients: new Clients(db),
    texts: new TextReader(db),
    findSpammer: readSpammers(db),
    decoded: new DecodedFacts(),
  };
}

/** The log rows of one site-day: each table is read when first asked for, and once. */
export class DayRows {
  readonly visits: VisitRows;
  private actionRows: ActionRows | null = null;
  private actionColumnRows: ActionColumns | null = null;
  private conversionRows: ConversionRows | null = null;
  private itemRows: LogTable | null = null;
  private requestRows: RequestRows | null = null;

  constructor(
    private readonly db: ReadableDatabase,
    readonly idSite: number,
    readonly day: SiteDay,
    private readonly read: { columns: readonly string[]; names: ActionNames; facts: () => FactReaders },
  ) {
    this.visits = readVisitRows(db, idSite, day, read.columns);
  }

  /** The visits with the names of the actions that they began and ended with. */
  get namedVisits(): LogRows {
    return withActionNames(this.visits, this.read.names);
  }

  /** What every table of actions is made from. */
  get actions(): ActionRows {
    return (this.actionRows ??= this.readActions());
  }

  /** The same rows in the same order, with any of their columns. */
  get actionColumns(): ActionColumns {
    return (this.actionColumnRows ??= new ActionColumns(this.source));
  }

  get conversions(): ConversionRows {
    return (this.conversionRows ??= new ConversionRows(this.source));
  }

  /** Products of orders and carts. */
  get items(): LogTable {
    return (this.itemRows ??= new LogTable(this.source, 'log_conversion_item'));
  }

  get siteHosts(): string[] {
    const { urls } = new SiteReader(this.db).byId(this.idSite);
    return [...new Set(urls.map((url) => withoutWww(hostOfUrl(url))))];
  }

  requests(timeZone: TimeZone): RequestRows {
    return (this.requestRows ??= new RequestRows({ ...this.source, ...this.read.facts(), timeZone }));
  }

  /** Those of the site that are switched on. */
  get customDimensions(): CustomDimension[] {
    return new DimensionReader(this.db).active(this.idSite);
  }

  /** What a plugin keeps for the site: the name begins with the plugin's. */
  option(name: string): JsonValue {
    const [plugin = ''] = name.split('_', 1);
    return readOption(this.db, { plugin, idSite: this.idSite, name });
  }

  private readActions(): ActionRows {
    return toActionRows(this.actionColumns, this.visits, this.read.names);
  }

  private get source(): DaySource {
    const { db, idSite, day, visits } = this;
    return { db, idSite, day, visits, names: this.read.names };
  }
}
