import { setImmediate } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { SiteDay } from '@shared/units';
import type { WritingEngine } from '../Engine';
import type { ReadableDatabase } from '../db/Database';
import { readSetting } from '../settings/Settings';
import { GroupCommit } from '../db/GroupCommit';
import { prepareIndexes, ensureIndexes } from '../db/lookUpIndexes';
import { isDatabaseError } from '../db/toDatabaseError';
import { SiteStore } from '../sites/SiteStore';
import { readBotRules } from '../tracker/botRules';
import { Clients } from '../tracker/Clients';
import { Deriver } from '../tracker/Deriver';
import { reclassify } from '../tracker/reclassify';
import { RequestLog } from '../tracker/RequestLog';
import { TextReader } from '../tracker/TextReader';
import type { ParseSettings } from './BlockParser';
import { DueDays } from './DueDays';
import { addCounters, NewImportRecord, type ImportRecord } from './ledger/ImportRecord';
import { isFirstImport } from './ledger/isFirstImport';
import type { ImportState } from '@shared/ipc/ledger';
import type { ImportOptions } from './ImportOptions';
import { toDayText, type ImportProgress, type ImportRequest, type ImportResult } from './ImportRequest';
import { STANDARD_INPUT } from './expandPaths';
import { fileSize, type OpenOptions } from './openLog';
import type { ParsedBatch } from './ParsedBatch';
import { Parsers } from './Parsers';
import { SiteResolver } from './SiteResolver';

const MAX_FAILURES = 100;
/** About eight megabytes of log: what a crash can lose, and importing again brings back. */
const BATCHES_PER_COMMIT = 16;

/** What the files of one import share: the ledger, the sites, the facts' writer, the days that are due. */
export class ImportRun {
  private readonly group: GroupCommit;
  readonly requestLog: RequestLog;
  readonly resolver: SiteResolver;
  readonly dueDays: DueDays;
  readonly failures: ImportResult['failures'] = [];
  private readonly failedLines = new Map<string, number>();
  readonly parsers: Parsers;
  /** null in a dry run, which stores nothing. */
  readonly record: ImportRecord | null;
  readonly total: ImportCounters;
  bytesDone = 0;
  private bytesTotal = 0;
  /** The counters of what is committed. */
  private safe = newImportCounters();
  private broken: { error: unknown } | null = null;
  private readonly sites: SiteStore;
  private readonly touched = new Set<number>();
  private firstDay: SiteDay | null = null;
  private lastDay: SiteDay | null = null;

  constructor(
    readonly engine: WritingEngine,
    readonly options: ImportOptions,
    private readonly request: ImportRequest,
    /** The record of an import that was made before, when a file of it is read again. */
    record?: ImportRecord,
  ) {
    const { db, plugins } = engine;
    this.sites = new SiteStore(db);
    this.resolver = new SiteResolver(this.sites, options, record === undefined && isFirstImport(db));
    if (!options.dryRun) prepareIndexes(db);
    if (!options.dryRun) reclassify(db);
    const clients = new Clients(db);
    const texts = new TextReader(db);
    this.requestLog = new RequestLog(db, clients, texts);
    this.dueDays = new DueDays(new Deriver(db, plugins, clients, texts));
    this.group = new GroupCommit(db, BATCHES_PER_COMMIT, () => {
      this.requestLog.flush();
      this.dueDays.deriveQuietDays();
    });
    this.parsers = new Parsers(readParseSettings(db, options), request.parseThreadUrl);
    this.record = options.dryRun ? null : (record ?? new NewImportRecord(db, options, () => engine.now()));
    this.total = this.record?.total ?? newImportCounters();
  }

  get idImport(): number {
    return this.record?.idImport ?? 0;
  }

  /** The sites that got lines so far. */
  get idSites(): number[] {
    return [...this.touched].sort((a, b) => a - b);
  }

  /** How files are to be read, so that a cancel ends waiting. */
  get reading(): OpenOptions {
    return { signal: this.request.signal, onStall: () => this.throwIfCancelled() };
  }

  get isCancelled(): boolean {
    return this.request.signal?.aborted ?? false;
  }

  /** Adds up the files' sizes, for the progress. */
  async measure(paths: readonly string[]): Promise<void> {
    const sizes = await Promise.all(paths.map(fileSize));
    const isEndless = paths.includes(STANDARD_INPUT);
    this.bytesTotal = isEndless ? 0 : sizes.reduce((sum, size) => sum + size, 0);
    this.parsers.expect(this.bytesTotal);
  }

  timeZoneOf(idSite: number): string {
    return this.sites.byId(idSite).timezone;
  }

  count(counters: ImportCounters): void {
    addCounters(this.total, counters);
  }

  /**
   * Joins what `write` stores to the open group. When that fails, the group is undone, and what memory knows of it (ids,
   * days, visitors) is no longer true: nothing more can be stored by this run.
   */
  store(write: () => void): void {
    try {
      this.group.write(write);
    } catch (error) {
      this.breakOff(error);
      throw error;
    }
    if (this.group.isCommitted) this.safe = { ...this.total };
  }

  noteDays(days: ReadonlyMap<number, ReadonlySet<SiteDay>>): void {
    for (const [idSite, changed] of days) {
      this.touched.add(idSite);
      for (const day of changed) {
        this.firstDay = Math.min(day, this.firstDay ?? day);
        this.lastDay = Math.max(day, this.lastDay ?? day);
      }
    }
  }

  noteFailures(path: string, { failures, failedBy }: Pick<ParsedBatch, 'failures' | 'failedBy'>): void {
    for (const [reason, lines] of failedBy) this.failedLines.set(reason, (this.failedLines.get(reason) ?? 0) + lines);
    for (const failure of failures) {
      if (this.failures.length < MAX_FAILURES) this.failures.push({ path, ...failure });
    }
  }

  /** Failed lines by reason, most first. */
  get failedBy(): ImportResult['failedBy'] {
    const reasons = [...this.failedLines].map(([reason, lines]) => ({ reason, lines }));
    return reasons.sort((a, b) => b.lines - a.lines || (a.reason < b.reason ? -1 : 1));
  }

  /** Reports progress; throws when the import was cancelled. */
  checkIn(): void {
    this.request.onProgress?.(this.progress());
    this.throwIfCancelled();
  }

  throwIfCancelled(): void {
    if (this.isCancelled) throw new AppError('import.cancelled', { lines: this.total.lines_read });
  }

  /** Throws when the database can't take more. An error that is of the database makes it so. */
  throwIfBroken(error: unknown = null): void {
    if (isDatabaseError(error)) this.breakOff(error);
    if (this.broken) throw this.broken.error;
  }

  private breakOff(error: unknown): void {
    this.broken ??= { error };
    Object.assign(this.total, this.safe);
  }

  progress(): ImportProgress {
    return {
      bytesDone: this.bytesDone,
      bytesTotal: this.bytesTotal,
      counters: { ...this.total },
      idSites: this.idSites,
      firstDay: toDayText(this.firstDay),
      lastDay: toDayText(this.lastDay),
    };
  }

  /** Makes the visits that are still due, and closes the record. */
  async finish(state: ImportState): Promise<void> {
    try {
      this.group.commit();
      this.safe = { ...this.total };
      await this.deriveAll();
      ensureIndexes(this.engine.db);
    } catch (error) {
      this.breakOff(error);
      throw error;
    }
    this.record?.finish(state);
    this.shortenLog();
  }

  /** Readers at work may keep part of it, a full disk all: it is moved next time then. */
  private shortenLog(): void {
    try {
      this.engine.db.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
    }
  }

  /** After a failure: what was stored is completed as far as that can be. The first failure is the one to tell. */
  async giveUp(state: ImportState): Promise<void> {
    try {
      if (this.broken) this.record?.finish(state);
      else await this.finish(state);
    } catch {
      // the next import finds what is left to do
    }
  }

  private async deriveAll(): Promise<void> {
    await this.dueDays.deriveAll(async () => {
      this.total.visits = this.dueDays.visits;
      this.request.onProgress?.(this.progress());
      await setImmediate();
    });
    this.total.visits = this.dueDays.visits;
  }

  async close(): Promise<void> {
    await this.parsers.close();
  }
}

function readParseSettings(db: ReadableDatabase, options: ImportOptions): ParseSettings {
  const geoDatabase = readSetting(db, 'geo.database') || undefined;
  return { options, geoDatabase, botRules: readBotRules(db) };
}
