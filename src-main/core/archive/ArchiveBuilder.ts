import { setImmediate } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import { toDateText } from '@shared/period/Period';
import { segmentHash } from '@shared/segment/segmentHash';
import type { UnixTime } from '@shared/units';
import type { Engine } from '../Engine';
import { archiveDay, type ArchivedRecords } from './archiveDay';
import { ArchiveContext } from './ArchiveContext';
import { archiveParts, withData } from './archiveParts';
import { ArchiveProcessor, loadPart, type LoadedPart } from './ArchiveProcessor';
import type { ArchiveScope } from './ArchiveRequest';
import type { ArchiveStore } from './ArchiveStore';
import { findArchives, holds } from './findArchives';
import { daysWithData, generationOf } from './generations';
import { BuiltArchive, type Archives, type LoadedArchive } from './LoadedArchive';
import { countCutRows } from './others/countCutRows';
import { readRemovals } from './removeArchives';
import { RecentArchives } from './RecentArchives';
import { RequestStore } from './RequestStore';
import { toArchivePeriod, toNewArchive } from './toNewArchive';

/** What one build made; `plugin` is '' for all plugins' records. */
interface Build {
  scope: ArchiveScope;
  plugin: string;
  plugins: readonly string[];
}

/** An archive just made, and why plugins are missing in it. */
export interface KeptArchive {
  scope: ArchiveScope;
  archive: BuiltArchive;
  failures: Map<string, unknown>;
}

/** While facts change all the time. */
const SECONDS_GOOD_ENOUGH = 10;

/**
 * Finds archives and builds those that are missing or out of date: days from log rows, longer periods from the archives
 * under them. What it built answers from memory and goes to the store. Concurrent wishes for one archive share the work.
 */
export class ArchiveBuilder {
  private readonly recent = new RecentArchives();
  private removals = 0;
  /** Stored archives that could not be read: built again, which replaces them. */
  private readonly damaged = new Set<string>();
  private readonly running = new Map<string, Promise<KeptArchive>>();
  private readonly renewing = new Set<string>();

  private readonly context: ArchiveContext;
  private readonly store: ArchiveStore;

  /**
   * With a context of its own it serves requests: it forgets names as soon as nothing is being built, and answers though
   * nothing can be stored. Else its owner sees to both.
   */
  constructor(
    private readonly engine: Engine,
    private readonly shared: ArchiveContext | null = null,
  ) {
    this.context = shared ?? new ArchiveContext(engine);
    this.store = shared ? engine.archiveStore : new RequestStore(engine);
  }

  /** Runs `read` on valid archives of these plugins, in one snapshot; builds first what is missing. */
  async use<T>(scope: ArchiveScope, plugins: readonly string[], read: (archives: Archives) => T): Promise<T> {
    const built = noArchives();
    const first = this.tryUse(scope, plugins, read, { built });
    if ('value' in first) return first.value;
    for (const build of this.planBuilds(scope, plugins, first.missing)) {
      const { archive, failures } = await this.buildOnce(build);
      for (const plugin of first.missing) {
        if (holds(archive.archive.recordVersions, this.version(plugin))) built.byPlugin.set(plugin, archive);
        else if (failures.has(plugin)) built.failures.set(plugin, failures.get(plugin));
      }
    }
    const second = this.tryUse(scope, plugins, read, { built });
    return 'value' in second ? second.value : this.use(scope, plugins, read);
  }

  /**
   * As `use`; but while somebody is changing the facts archives from a moment ago do, and those that are older are made anew
   * meanwhile, for whoever asks next. So reports are answered at once while an import goes on.
   */
  async useLatest<T>(scope: ArchiveScope, plugins: readonly string[], read: (archives: Archives) => T): Promise<T> {
    if (!this.engine.isAtWork?.() || this.isArchived(scope, plugins)) return this.use(scope, plugins, read);
    const readLatest = (archives: Archives): { value: T; archivedAt: UnixTime } => {
      const times = [...archives.byPlugin.values()].map(({ archivedAt }) => archivedAt);
      return { value: read(archives), archivedAt: Math.min(...times) };
    };
    const latest = this.tryUse(scope, plugins, readLatest, { isLatestEnough: true });
    if (!('value' in latest)) return this.use(scope, plugins, read);
    const { value, archivedAt } = latest.value;
    if (this.engine.now() - archivedAt >= SECONDS_GOOD_ENOUGH) this.renew(scope, plugins);
    return value;
  }

  /** Are valid archives of all these plugins there? */
  isArchived(scope: ArchiveScope, plugins: readonly string[]): boolean {
    return this.engine.db.snapshot(() => this.find(scope, plugins).size === plugins.length);
  }

  /** All records of these plugins, to be summed into a longer period. */
  loadPart(scope: ArchiveScope, plugins: readonly string[]): Promise<LoadedPart> {
    return this.use(scope, plugins, (archives) => loadPart(this.context, scope, archives));
  }

  /** Stores records that were made elsewhere along the way, and returns them as an archive. */
  keep({ scope, plugin }: Build, records: ArchivedRecords): KeptArchive {
    const archive = toNewArchive(scope, records, {
      plugin,
      recordVersions: records.plugins.map((name) => this.version(name)).join(';'),
      isTemporary: this.context.isOpen(scope),
    });
    const built = new BuiltArchive(archive, this.engine.now(), records.tables);
    this.remember({ scope, plugin }, built);
    return { scope, archive: built, failures: records.failures };
  }

  /** Stores the records of an archive for a longer period that holds nothing else. */
  keepAs(scope: ArchiveScope, { archive: { archive, archivedAt }, failures }: KeptArchive): KeptArchive {
    const renamed = { ...archive, ...toArchivePeriod(scope.period), isTemporary: this.context.isOpen(scope) };
    const built = new BuiltArchive(renamed, archivedAt, null);
    this.remember({ scope, plugin: archive.plugin }, built);
    return { scope, archive: built, failures };
  }

  /** All records of an archive just kept, to be summed into a longer period. */
  toPart({ scope, archive, failures }: KeptArchive): LoadedPart {
    const holding = this.engine.plugins.archivingPlugins.filter((plugin) =>
      holds(archive.archive.recordVersions, this.version(plugin)),
    );
    const byPlugin = new Map(holding.map((plugin) => [plugin, archive]));
    return loadPart(this.context, scope, { byPlugin, failures });
  }

  private remember({ scope, plugin }: Pick<Build, 'scope' | 'plugin'>, built: BuiltArchive): void {
    this.recent.set(this.key({ scope, plugin }), built.withoutRecords());
    this.damaged.delete(this.key({ scope, plugin: '' }));
    if (built.generation === 0) return;
    void Promise.resolve(this.store.store([built.archive])).catch(() => undefined);
  }

  private tryUse<T>(
    scope: ArchiveScope,
    plugins: readonly string[],
    read: (archives: Archives) => T,
    { built = noArchives(), isLatestEnough = false } = {},
  ): { value: T } | { missing: string[] } {
    try {
      return this.engine.db.snapshot(() => {
        const byPlugin = new Map([...this.find(scope, plugins, isLatestEnough), ...built.byPlugin]);
        const missing = plugins.filter((plugin) => !byPlugin.has(plugin) && !built.failures.has(plugin));
        return missing.length > 0 ? { missing } : { value: read({ byPlugin, failures: built.failures }) };
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'archive.corrupt' || this.isDamaged(scope)) throw error;
      this.damaged.add(this.key({ scope, plugin: '' }));
      this.warnOfDamage(scope, error);
      return { missing: [...plugins] };
    }
  }

  /** In the background; what fails is said to whoever has to wait for it. */
  private renew(scope: ArchiveScope, plugins: readonly string[]): void {
    const key = this.key({ scope, plugin: plugins.join() });
    if (this.renewing.has(key)) return;
    this.renewing.add(key);
    void this.use(scope, plugins, () => undefined)
      .catch(() => undefined)
      .finally(() => this.renewing.delete(key));
  }

  private warnOfDamage({ idSite, period }: ArchiveScope, { params: { reason = '' } }: AppError): void {
    const which = { idSite, period: period.type, date: toDateText(period.first) };
    this.engine.warn?.(new AppError('archive.madeAgain', { ...which, reason }));
  }

  private isDamaged(scope: ArchiveScope): boolean {
    return this.damaged.has(this.key({ scope, plugin: '' }));
  }

  /** Those that are right now, or else the latest. */
  private forgetRemoved(): void {
    const removals = readRemovals(this.engine.db);
    if (removals !== this.removals) this.recent.clear();
    this.removals = removals;
  }

  private find(scope: ArchiveScope, plugins: readonly string[], isLatestEnough = false): Map<string, LoadedArchive> {
    const found = new Map<string, LoadedArchive>();
    const generation = generationOf(this.engine.db, scope.idSite, scope.period);
    this.forgetRemoved();
    for (const plugin of plugins) {
      for (const of of ['', plugin]) {
        const archive = this.recent.get(this.key({ scope, plugin: of }));
        const isWanted = isLatestEnough ? archive?.generation !== 0 : archive?.generation === generation;
        if (!archive || !isWanted) continue;
        if (holds(archive.archive.recordVersions, this.version(plugin))) found.set(plugin, archive);
      }
    }
    const others = plugins.filter((plugin) => !found.has(plugin));
    if (others.length === 0 || this.isDamaged(scope)) return found;
    return new Map([...found, ...findArchives(this.engine, scope, others, isLatestEnough)]);
  }

  /**
   * All plugins' records are made at once where all are asked for (ahead of requests), and without a segment where nothing
   * is there; else those asked for, one by one.
   */
  private planBuilds(scope: ArchiveScope, plugins: readonly string[], missing: readonly string[]): Build[] {
    const all = this.engine.plugins.archivingPlugins;
    const isFirst = !scope.segment && missing.length === plugins.length && this.find(scope, all).size === 0;
    if (isFirst || (all.length > 1 && missing.length === all.length)) {
      return [{ scope, plugin: '', plugins: all }];
    }
    return missing.map((plugin) => ({ scope, plugin, plugins: [plugin] }));
  }

  private buildOnce(build: Build): Promise<KeptArchive> {
    const { scope } = build;
    const key = `${this.key(build)} ${generationOf(this.engine.db, scope.idSite, scope.period)}`;
    let running = this.running.get(key);
    if (!running) {
      running = this.build(build).finally(() => {
        this.running.delete(key);
        if (this.running.size === 0 && !this.shared) this.context.forgetNames();
      });
      this.running.set(key, running);
    }
    return running;
  }

  private async build(build: Build): Promise<KeptArchive> {
    const { scope, plugins } = build;
    const records = scope.period.type === 'day' ? this.buildDay(scope, plugins) : await this.sumParts(scope, plugins);
    return this.keep(build, records);
  }

  private buildDay(scope: ArchiveScope, plugins: readonly string[]): ArchivedRecords {
    const { db } = this.engine;
    return db.snapshot(() => archiveDay(this.context, scope, plugins, generationOf(db, scope.idSite, scope.period)));
  }

  private async sumParts(scope: ArchiveScope, plugins: readonly string[]): Promise<ArchivedRecords> {
    const processor = new ArchiveProcessor(this.context, scope, plugins);
    const days = daysWithData(this.engine.db, scope.idSite, scope.period);
    for (const part of withData(archiveParts(scope.period), days)) {
      processor.add(await this.loadPart({ ...scope, period: part }, plugins));
      // Others may be served, and a cancellation heard, between any two days.
      await setImmediate();
    }
    return this.finish(scope, processor);
  }

  /** The sums of a longer period. Labels that its parts have lost are counted in its days. */
  async finish(scope: ArchiveScope, processor: ArchiveProcessor): Promise<ArchivedRecords> {
    const counts = await countCutRows(this.context, this, scope, processor.cutCounts());
    return this.engine.db.snapshot(() => processor.finish(counts));
  }

  private version(plugin: string): string {
    return this.engine.plugins.recordVersions(plugin);
  }

  private key({ scope: { idSite, period, segment }, plugin }: Pick<Build, 'scope' | 'plugin'>): string {
    return [idSite, period.type, period.first, period.last, segmentHash(segment?.text ?? ''), plugin].join(' ');
  }
}

function noArchives(): Archives {
  return { byPlugin: new Map(), failures: new Map() };
}

/** Throws the error of a plugin whose archiver failed. */
export function requireArchive({ byPlugin, failures }: Archives, plugin: string): LoadedArchive {
  const archive = byPlugin.get(plugin);
  if (archive) return archive;
  throw toPluginError(plugin, failures.get(plugin));
}

/** Why a plugin's records are missing, as its users hear of it. */
export function toPluginError(name: string, reason: unknown): AppError {
  if (reason instanceof AppError) return reason;
  return new AppError('plugin.failed', { name, reason: reason instanceof Error ? reason.message : String(reason) });
}
