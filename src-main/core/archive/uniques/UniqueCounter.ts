import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DataTable } from '@shared/datatable/DataTable';
import { withRows } from '@shared/datatable/derive';
import { groupBy } from '@shared/datatable/filters/groupBy';
import { RecordTable } from '@shared/datatable/RecordTable';
import { periodAt } from '@shared/period/periodAt';
import type { SiteDay } from '@shared/units';
import { sql } from '../../db/sql';
import type { Engine } from '../../Engine';
import { dayKeyRange } from '../../tracker/dayKeys';
import type { ArchiveBuilder } from '../ArchiveBuilder';
import { requireArchive } from '../ArchiveBuilder';
import { aggregateDay } from '../archiveDay';
import { ArchiveContext } from '../ArchiveContext';
import type { ArchiveRequest } from '../ArchiveRequest';
import { DecodedTables } from '../DecodedTables';
import { findArchive } from '../findArchives';
import { daysWithData, generationOf } from '../generations';
import { BuiltArchive, type LoadedArchive } from '../LoadedArchive';
import { RecentArchives } from '../RecentArchives';
import { toNewArchive } from '../toNewArchive';
import { countPeople } from './countPeople';
import { People } from './People';
import { PeriodVisitors } from './PeriodVisitors';
import { VisitorSets } from './VisitorSets';

/** Whose rows are counted. */
export interface UniquesRequest extends ArchiveRequest {
  record: string;
  /** A report that merges rows of the first level: the new label of each that there is. */
  groups: ReadonlyMap<string, string> | null;
}

/** Distinct visitors of each row in its unique columns, rows below rows; or the day whose log rows are gone. */
export type Uniques = { table: DataTable } | { deletedDay: SiteDay };

/**
 * Counts the people behind each row of a record over a whole period, from its log rows. The plugin's own archiver says which
 * rows those are: it is run day by day with sets in place of numbers of visitors, and what it adds up is united.
 *
 * What was counted is stored as an archive of its own, which is right as long as all archives of the period are.
 */
export class UniqueCounter {
  private readonly context: ArchiveContext;
  private readonly recent = new RecentArchives();
  private readonly decoded = new DecodedTables();
  private readonly running = new Map<string, Promise<Uniques>>();

  constructor(
    private readonly engine: Engine,
    private readonly builder: ArchiveBuilder,
  ) {
    this.context = new ArchiveContext(engine);
  }

  /** Those stored, or counted now. */
  count(request: UniquesRequest): Promise<Uniques> {
    const key = `${this.keyOf(request)} ${generationOf(this.engine.db, request.idSite, request.period)}`;
    const known = this.engine.db.snapshot(() => {
      const archive = this.find(request);
      return (
        archive &&
        this.decoded.get(`${key} ${archive.archivedAt}`, () => archive.table(request.record, { expanded: true }))
      );
    });
    if (known) return Promise.resolve({ table: known });
    let running = this.running.get(key);
    if (!running) {
      running = this.countAndKeep(request).finally(() => {
        this.running.delete(key);
        if (this.running.size === 0) this.context.forgetNames();
      });
      this.running.set(key, running);
    }
    return running;
  }

  private find(request: UniquesRequest): LoadedArchive | undefined {
    const generation = generationOf(this.engine.db, request.idSite, request.period);
    const recent = this.recent.get(this.keyOf(request));
    const versions = this.engine.plugins.recordVersions(request.plugin);
    if (recent?.generation === generation && recent.archive.recordVersions === versions) return recent;
    return findArchive(this.engine, request, { name: nameOf(request), versions });
  }

  private async countAndKeep(request: UniquesRequest): Promise<Uniques> {
    const { engine, context } = this;
    const deletedDay = await this.findDeletedDay(request);
    if (deletedDay !== null) return { deletedDay };
    const { table, generation } = await this.countRows(request);
    const records = {
      generation,
      numerics: {},
      tables: new Map([[request.record, RecordTable.from(table)]]),
      plugins: [request.plugin],
      failures: new Map<string, unknown>(),
    };
    const archive = toNewArchive(request, records, {
      plugin: nameOf(request),
      recordVersions: engine.plugins.recordVersions(request.plugin),
      isTemporary: context.isOpen(request),
    });
    this.recent.set(this.keyOf(request), new BuiltArchive(archive, engine.now(), null));
    if (generation > 0) void Promise.resolve(engine.archiveStore.store([archive])).catch(() => undefined);
    return { table };
  }

  /** Others get their turn between two days. If the log has changed until the end, all is counted again without a break. */
  private async countRows(request: UniquesRequest): Promise<{ table: DataTable; generation: number }> {
    const { db } = this.engine;
    const generation = generationOf(db, request.idSite, request.period);
    const walk = new Walk(this.context, request);
    for (const day of daysWithData(db, request.idSite, request.period)) {
      db.snapshot(() => walk.addDay(day));
      await setImmediate();
    }
    if (generationOf(db, request.idSite, request.period) === generation) return { table: walk.finish(), generation };
    return db.snapshot(() => {
      const again = new Walk(this.context, request);
      for (const day of daysWithData(db, request.idSite, request.period)) again.addDay(day);
      return { table: again.finish(), generation: generationOf(db, request.idSite, request.period) };
    });
  }

  /** A day whose archive has rows while the log has none. */
  private async findDeletedDay({ idSite, period, plugin, record }: UniquesRequest): Promise<SiteDay | null> {
    const { db } = this.engine;
    for (const day of daysWithData(db, idSite, period)) {
      const { first, last } = dayKeyRange(idSite, day);
      if (db.value(sql`SELECT 1 FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last} LIMIT 1`) === 1) continue;
      const rowCount = await this.builder.use(
        { idSite, period: periodAt('day', day) },
        [plugin],
        (archives) => requireArchive(archives, plugin).record(record).rowCount,
      );
      if (rowCount > 0) return day;
    }
    return null;
  }

  private keyOf(request: UniquesRequest): string {
    const { idSite, period, segment } = request;
    return [idSite, period.type, period.first, period.last, segment?.text ?? '', nameOf(request)].join(' ');
  }
}

/** One way through the days of a period. */
class Walk {
  private readonly people = new People();
  private readonly visitors = new PeriodVisitors();

  constructor(
    private readonly context: ArchiveContext,
    private readonly request: UniquesRequest,
  ) {}

  addDay(day: SiteDay): void {
    const { plugin, record } = this.request;
    const sets = new VisitorSets();
    const scope = { ...this.request, period: periodAt('day', day) };
    const { tables, failures } = sets.collect(() =>
      aggregateDay(this.context, scope, [plugin], this.people.collector(sets)),
    );
    if (failures.has(plugin)) throw failures.get(plugin);
    const table = tables.get(record);
    if (table) this.visitors.addDay(table, sets);
  }

  finish(): DataTable {
    const { groups } = this.request;
    const sets = new VisitorSets();
    const table = this.visitors.toTable(sets);
    if (!groups) return countPeople(table, sets, this.people.limit);
    const known = withRows(
      table,
      table.rows.filter(({ label }) => groups.has(label)),
    );
    const grouped = sets.collect(() => groupBy(known, (label) => groups.get(label) ?? label));
    return countPeople(grouped, sets, this.people.limit);
  }
}

/** What the archive is called in its flag: the plugin, the record and, for a report that merges rows, how. */
function nameOf({ plugin, record, groups }: UniquesRequest): string {
  const suffix = groups
    ? `.${createHash('md5')
        .update(JSON.stringify([...groups]))
        .digest('hex')}`
    : '';
  return `${plugin}.uniques.${record}${suffix}`;
}
