import { setImmediate } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { SiteDay } from '@shared/units';
import type { WritingEngine } from '../Engine';
import { readSetting } from '../settings/Settings';
import { GroupCommit } from '../db/GroupCommit';
import { dropIndexesOfEmptyTables, ensureIndexes } from '../db/lookUpIndexes';
import { SiteStore } from '../sites/SiteStore';
import { Clients } from '../tracker/Clients';
import { Deriver } from '../tracker/Deriver';
import { RequestLog } from '../tracker/RequestLog';
import { DueDays } from './DueDays';
import { addCounters, ImportLedger, type ImportState } from './ImportLedger';
import type { ImportOptions } from './ImportOptions';
import { toDayText, type ImportProgress, type ImportRequest, type ImportResult } from './ImportRequest';
import { STANDARD_INPUT } from './expandPaths';
import { fileSize } from './openLog';
import { Parsers } from './Parsers';
import { SiteResolver } from './SiteResolver';

const MAX_FAILURES = 100;
/** About eight megabytes of log: what a crash can lose, and importing again brings back. */
const BATCHES_PER_COMMIT = 16;

/** What the files of one import share: the ledger, the sites, the facts' writer, the days that are due. */
export class ImportRun {
  readonly group: GroupCommit;
  readonly requestLog: RequestLog;
  readonly resolver: SiteResolver;
  readonly dueDays: DueDays;
  readonly failures: ImportResult['failures'] = [];
  readonly parsers: Parsers;
  /** null in a dry run, which stores nothing. */
  readonly ledger: ImportLedger | null;
  readonly total: ImportCounters;
  bytesDone = 0;
  private bytesTotal = 0;
  private readonly sites: SiteStore;
  private readonly touched = new Set<number>();
  private firstDay: SiteDay | null = null;
  private lastDay: SiteDay | null = null;

  constructor(
    readonly engine: WritingEngine,
    readonly options: ImportOptions,
    private readonly request: ImportRequest,
  ) {
    const { db, plugins } = engine;
    this.sites = new SiteStore(db);
    this.resolver = new SiteResolver(this.sites, options);
    if (!options.dryRun) dropIndexesOfEmptyTables(db);
    const clients = new Clients(db);
    this.requestLog = new RequestLog(db, clients);
    this.dueDays = new DueDays(new Deriver(db, plugins, clients));
    this.group = new GroupCommit(db, BATCHES_PER_COMMIT, () => {
      this.requestLog.flush();
      this.dueDays.deriveQuietDays();
    });
    this.parsers = new Parsers(options, request.parseThreadUrl, readSetting(db, 'geo.database') || undefined);
    this.ledger = options.dryRun ? null : new ImportLedger(db, options, () => engine.now());
    this.total = this.ledger?.total ?? newImportCounters();
  }

  get idImport(): number {
    return this.ledger?.idImport ?? 0;
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

  noteDays(days: ReadonlyMap<number, ReadonlySet<SiteDay>>): void {
    for (const [idSite, changed] of days) {
      this.touched.add(idSite);
      for (const day of changed) {
        this.firstDay = Math.min(day, this.firstDay ?? day);
        this.lastDay = Math.max(day, this.lastDay ?? day);
      }
    }
  }

  noteFailures(path: string, failures: readonly { line: number; reason: string; text: string }[]): void {
    for (const failure of failures) {
      if (this.failures.length < MAX_FAILURES) this.failures.push({ path, ...failure });
    }
  }

  /** Reports progress; throws when the import was cancelled. */
  checkIn(): void {
    this.request.onProgress?.(this.progress());
    this.throwIfCancelled();
  }

  throwIfCancelled(): void {
    if (this.isCancelled) throw new AppError('import.cancelled', { lines: this.total.lines_read });
  }

  progress(): ImportProgress {
    return {
      bytesDone: this.bytesDone,
      bytesTotal: this.bytesTotal,
      counters: { ...this.total },
      idSites: [...this.touched].sort((a, b) => a - b),
      firstDay: toDayText(this.firstDay),
      lastDay: toDayText(this.lastDay),
    };
  }

  /** Makes the visits that are still due, whatever ended the import, and closes its record. */
  async finish(state: ImportState): Promise<void> {
    this.group.commit();
    await this.dueDays.deriveAll(async () => {
      this.total.visits = this.dueDays.visits;
      this.request.onProgress?.(this.progress());
      await setImmediate();
    });
    this.total.visits = this.dueDays.visits;
    ensureIndexes(this.engine.db);
    this.ledger?.finish(state);
    // readers at work may keep part of the log: it is moved next time then
    this.engine.db.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  async close(): Promise<void> {
    await this.parsers.close();
  }
}
