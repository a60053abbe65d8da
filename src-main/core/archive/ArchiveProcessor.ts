import { RecordTable } from '@shared/datatable/RecordTable';
import type { BlobRecord, NumericRecord } from '@shared/plugin/defineArchiver';
import type { ArchivedRecords } from './archiveDay';
import type { ArchiveContext } from './ArchiveContext';
import type { ArchiveScope } from './ArchiveRequest';
import { countDistinct } from './countDistinct';
import type { Archives } from './LoadedArchive';
import { generationOf } from './generations';
import { addNumeric, aggregationsOf, countRows, cutTables } from './RecordValues';
import { readTableLimits } from './tableLimits';

/** Columns of days that become others in longer periods, where a visitor of two days is counted twice. */
const dailyNames: Readonly<Record<string, string>> = {
  nb_uniq_visitors: 'sum_daily_nb_uniq_visitors',
  nb_users: 'sum_daily_nb_users',
  entry_nb_uniq_visitors: 'sum_daily_entry_nb_uniq_visitors',
  exit_nb_uniq_visitors: 'sum_daily_exit_nb_uniq_visitors',
};

/** The columns of a record's days that have other names in longer periods. */
export function longerNames({ renames }: BlobRecord): Readonly<Record<string, string>> {
  return { ...dailyNames, ...renames };
}

/** A number that counts the rows of a record. */
export interface CutCount {
  plugin: string;
  name: string;
  declaration: NumericRecord;
  record: string;
}

/** A record's sum so far: of days, under days' names, and of longer periods, under theirs. */
interface TableSum {
  days: RecordTable | null;
  longer: RecordTable | null;
}

/** A plugin's records of one part. */
export interface LoadedRecords {
  numerics: Record<string, number>;
  tables: Map<string, RecordTable>;
}

/** A part's records by plugin, read as a whole before any of it is added. */
export interface LoadedPart {
  isDay: boolean;
  plugins: ReadonlyMap<string, LoadedRecords>;
  failures: ReadonlyMap<string, unknown>;
}

/** Reads all records of a part's archives. Throws: archive.corrupt. */
export function loadPart(
  context: ArchiveContext,
  { idSite, period }: ArchiveScope,
  { byPlugin, failures }: Archives,
): LoadedPart {
  const plugins = new Map<string, LoadedRecords>();
  for (const [plugin, archive] of byPlugin) {
    const records: LoadedRecords = { numerics: {}, tables: new Map() };
    for (const { name, declaration } of context.recordsOf(plugin, idSite)) {
      if (declaration.kind === 'blob') records.tables.set(name, archive.record(name));
      else records.numerics[name] = archive.numeric(name);
    }
    plugins.set(plugin, records);
  }
  return { isDay: period.type === 'day', plugins, failures };
}

/** Makes the records of a week, month, year or range out of the archives under it, one after another. */
export class ArchiveProcessor {
  private plugins: readonly string[];
  private readonly tables = new Map<string, TableSum>();
  private readonly numerics: Record<string, number> = {};
  private readonly failures = new Map<string, unknown>();
  /** As it was before the first part was read: what changes in the meantime makes the sum due again. */
  private readonly generation: number;
  isEmpty = true;

  constructor(
    private readonly context: ArchiveContext,
    private readonly scope: ArchiveScope,
    plugins: readonly string[],
  ) {
    this.plugins = plugins;
    this.generation = generationOf(context.engine.db, scope.idSite, scope.period);
  }

  /** Adds a part. A plugin whose archive is not there (its archiver failed) is left out of the whole. */
  add(part: LoadedPart): void {
    this.isEmpty = false;
    for (const plugin of this.plugins) {
      const loaded = part.plugins.get(plugin);
      if (loaded) this.addPlugin(plugin, loaded, part.isDay);
      else this.failures.set(plugin, part.failures.get(plugin));
    }
    this.plugins = this.plugins.filter((plugin) => !this.failures.has(plugin));
  }

  /** The days added so far as one part, to be added to several longer periods: what they share is summed once. */
  toPart(): LoadedPart {
    const { failures } = this;
    const numerics = { ...this.numerics };
    const plugins = new Map<string, LoadedRecords>();
    for (const plugin of this.plugins) {
      const tables = new Map<string, RecordTable>();
      for (const { name } of this.context.recordsOf(plugin, this.scope.idSite)) {
        const sum = this.tables.get(name)?.days;
        if (sum) tables.set(name, sum);
      }
      plugins.set(plugin, { numerics, tables });
    }
    return { isDay: true, plugins, failures };
  }

  /** The counts of rows whose table was cut in some part, so that its labels are not all there. */
  cutCounts(): CutCount[] {
    return this.plugins.flatMap((plugin) =>
      this.context.recordsOf(plugin, this.scope.idSite).flatMap(({ name, declaration }) => {
        if (declaration.kind !== 'numeric' || !declaration.countRowsOf) return [];
        const { days, longer } = this.tables.get(declaration.countRowsOf) ?? {};
        const isCut = (days?.summaryRows.size ?? 0) + (longer?.summaryRows.size ?? 0) > 0;
        return isCut ? [{ plugin, name, declaration, record: declaration.countRowsOf }] : [];
      }),
    );
  }

  /** The sums, complete with what can't be summed: where no day has any, the whole has none. `counts` are those of cut tables. */
  finish(counts: Readonly<Record<string, number>> = {}): ArchivedRecords {
    const { context, scope, numerics, plugins, generation, failures } = this;
    const result: ArchivedRecords = { generation, numerics, tables: new Map(), plugins: [...plugins], failures };
    const limits = readTableLimits(context.engine.db);
    for (const plugin of plugins) {
      const records = context.recordsOf(plugin, scope.idSite);
      for (const { name, declaration } of records) {
        if (declaration.kind === 'blob') result.tables.set(name, this.finishTable(name, declaration));
        else if (declaration.distinct && numerics[name]) numerics[name] = countDistinct(context, scope, declaration);
      }
      countRows(records, result);
      cutTables(records, result, { limits, isDay: false });
    }
    Object.assign(numerics, counts);
    return result;
  }

  private addPlugin(plugin: string, { numerics, tables }: LoadedRecords, isDay: boolean): void {
    for (const { name, declaration } of this.context.recordsOf(plugin, this.scope.idSite)) {
      const table = tables.get(name);
      if (declaration.kind === 'blob') {
        if (table && table.rowCount > 0) this.addTable(name, declaration, table, isDay);
      } else if (!declaration.countRowsOf) {
        this.numerics[name] = addNumeric(name, declaration, this.numerics[name], numerics[name] ?? 0);
      }
    }
  }

  private addTable(name: string, declaration: BlobRecord, table: RecordTable, isDay: boolean): void {
    let sum = this.tables.get(name);
    if (!sum) this.tables.set(name, (sum = { days: null, longer: null }));
    if (isDay) (sum.days ??= new RecordTable()).add(table, aggregationsOf(declaration));
    else (sum.longer ??= new RecordTable()).add(table, aggregationsOf(declaration));
  }

  private finishTable(name: string, declaration: BlobRecord): RecordTable {
    const { days = null, longer = null } = this.tables.get(name) ?? {};
    const renamed = days?.renamed(longerNames(declaration));
    if (!longer) return renamed ?? new RecordTable();
    const aggregations = aggregationsOf(declaration);
    const sum = new RecordTable();
    if (renamed) sum.add(renamed, aggregations);
    return sum.add(longer, aggregations);
  }
}
