import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { NumericRecord } from '@shared/plugin/defineArchiver';
import type { Segment } from '@shared/segment/Segment';
import type { SiteDay } from '@shared/units';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import type { PluginRecord } from '../plugin/PluginManager';
import { SegmentSelector } from '../segment/SegmentSelector';
import type { Selection } from '../segment/selectVisits';
import { ActionNames } from './ActionNames';
import type { ArchiveScope } from './ArchiveRequest';
import { DayRows, openFactReaders, type FactReaders } from './DayRows';
import { recordsOfSite } from './recordsOfSite';
import { coreVisitColumns } from './VisitRows';

/** What all steps of one archiving run share: the engine, what plugins declare, and the names of actions read so far. */
export class ArchiveContext {
  private names: ActionNames;
  private facts: FactReaders | null = null;
  private readonly selector: SegmentSelector;
  private readonly recordsByPlugin = new Map<string, PluginRecord[]>();

  constructor(readonly engine: Engine) {
    this.names = new ActionNames(engine.db);
    this.selector = new SegmentSelector(engine);
    for (const record of engine.plugins.records.values()) {
      const records = this.recordsByPlugin.get(record.plugin);
      if (records) records.push(record);
      else this.recordsByPlugin.set(record.plugin, [record]);
    }
  }

  /** Names take much memory, and between two runs they may change. */
  forgetNames(): void {
    this.names = new ActionNames(this.engine.db);
    this.facts = null;
    this.selector.forget();
  }

  /** The records of a plugin at a site: those that it has for each goal are named by the goals that there are now. */
  recordsOf(plugin: string, idSite: number): readonly PluginRecord[] {
    return recordsOfSite(this.engine.db, this.recordsByPlugin.get(plugin) ?? [], idSite);
  }

  timeZone(idSite: number): TimeZone {
    const name = this.engine.db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite}`);
    return openTimeZone(name ?? 'UTC');
  }

  /** Has the period's last day not ended yet, at the site? */
  isOpen({ idSite, period }: ArchiveScope): boolean {
    return period.last >= this.timeZone(idSite).siteDay(this.engine.now());
  }

  /** The rows of a site's day and which of its visits are selected; null for all. */
  readDay(
    idSite: number,
    day: SiteDay,
    segment: ArchiveScope['segment'],
    plugins = this.engine.plugins.archivingPlugins,
  ): { rows: DayRows; selection: Selection | null } {
    const rows = this.rowsOf(idSite, day, this.columnsOf(plugins));
    return { rows, selection: segment ? this.select(rows, segment) : null };
  }

  /** The values that one column of log_visit has in the selected visits of a day (of them those that `where` allows). */
  selectedValues(
    idSite: number,
    day: SiteDay,
    segment: Segment,
    { column, where }: { column: string; where?: NumericRecord['distinctIn'] },
  ): Set<CellValue> {
    const rows = this.rowsOf(idSite, day, ['idvisit', 'idvisitor', column, ...(where ? [where.column] : [])]);
    const { visits } = rows;
    const cells = where && visits.numbers(where.column);
    const selected = this.select(rows, segment).visits;
    const { codes, values } = visits.column(column);
    const found = new Set<CellValue>();
    codes.forEach((code, visit) => {
      const isAllowed = !where || where.values.includes(cells?.[visit] ?? -1);
      if (selected[visit] && isAllowed) found.add(values[code] ?? null);
    });
    return found;
  }

  private rowsOf(idSite: number, day: SiteDay, columns: readonly string[]): DayRows {
    const { db } = this.engine;
    const facts = (): FactReaders => (this.facts ??= openFactReaders(db));
    return new DayRows(db, idSite, day, { columns, names: this.names, facts });
  }

  private select(rows: DayRows, segment: Segment): Selection {
    const { idSite, day, visits } = rows;
    const requests = () => rows.requests(this.timeZone(idSite));
    return this.selector.select({ db: this.engine.db, idSite, day, visits, requests }, segment);
  }

  /** The columns that these plugins are sure to ask for; others are read when they do. */
  private columnsOf(plugins: readonly string[]): string[] {
    const own = [...this.engine.plugins.dimensions.values()].filter(({ plugin }) => plugins.includes(plugin));
    return [...coreVisitColumns, ...own.map(({ column }) => column)];
  }
}
