import { AppError } from '@shared/errors';
import type { ApiMethod } from '@shared/plugin/defineApi';
import type { RecordDeclaration } from '@shared/plugin/defineArchiver';
import type { VisitDimension } from '@shared/plugin/defineDimensions';
import { toDeclaredRecord } from '@shared/plugin/goalRecords';
import type { PluginReport } from '@shared/plugin/hooks';
import type { CommandDeclaration } from '@shared/plugin/defineCommands';
import type { Plugin } from '@shared/plugin/manifest';
import { requirementsOf } from '@shared/plugin/requirements';
import { productVersion } from '../api/version';
import { BLOB_FORMAT } from '../archive/blobBytes';
import type { LoadedPlugin } from './loadPlugin';
import { runHook, type HookContext, type HookName, type HookValue } from './runHook';
import { findFault, isReady, type Taken } from './validatePlugin';

export interface PluginDimension {
  plugin: string;
  column: string;
  dimension: VisitDimension;
}

export interface PluginRecord {
  plugin: string;
  name: string;
  declaration: RecordDeclaration;
  /** The archiver's version: an archive holds a record only as long as this matches. */
  version: number;
}

export interface PluginMethod {
  plugin: string;
  name: string;
  method: ApiMethod;
}

export interface DeclaredCommand {
  plugin: string;
  command: CommandDeclaration;
}

export interface RefusedPlugin {
  name: string;
  reason: string;
  error: AppError;
}

/** The plugins that run, what they declare between them, and those that were refused, with the reason. */
export class PluginManager {
  readonly plugins: readonly Plugin[];
  readonly refused: RefusedPlugin[] = [];
  /** What went wrong in hooks of plugins that run, by the plugins' names. */
  readonly hookFailures = new Map<string, string>();
  /** Those of `plugins` that are the user's own. */
  readonly optionalNames: ReadonlySet<string>;
  /** Columns of log_visit, by name. */
  readonly dimensions = new Map<string, PluginDimension>();
  /** Records of archives, by name. */
  readonly records = new Map<string, PluginRecord>();
  /** Commands of the command line, by name: `weekend:report`. */
  readonly commands = new Map<string, DeclaredCommand>();
  /** All reports, after the hook Report.filterReports. */
  readonly reports: readonly PluginReport[];
  private readonly reportsByName: ReadonlyMap<string, PluginReport>;
  private readonly absences = new Map<string, AppError>();
  private readonly methods = new Map<string, PluginMethod>();
  private readonly textsByLanguage = new Map<string, Readonly<Record<string, string>>>();

  /** `optional` are the user's own. Whatever they declare, those that come with Heartwood take their names first. */
  constructor(found: readonly Plugin[], optional: readonly LoadedPlugin[] = []) {
    const taken: Taken = {
      plugins: new Map([['heartwood', productVersion]]),
      records: new Map(),
      columns: new Map(),
      segments: new Map(),
    };
    const own = this.accept(found, taken, new Set());
    this.plugins = [...own, ...this.acceptOptional(optional, taken)];
    this.optionalNames = new Set(this.plugins.slice(own.length).map(({ manifest }) => manifest.name));
    for (const plugin of this.plugins) this.collect(plugin);
    const declared = this.plugins.flatMap(({ manifest, reports }) =>
      (reports ?? []).map((report) => ({ plugin: manifest.name, report })),
    );
    this.reports = this.hook('Report.filterReports', declared, undefined).filter(isReport);
    this.reportsByName = new Map(this.reports.map((entry) => [`${entry.plugin}.${entry.report.method}`, entry]));
  }

  /** A record by its name; those of goals also by the name that they have for a goal. */
  findRecord(name: string): PluginRecord | undefined {
    return this.records.get(name) ?? this.records.get(toDeclaredRecord(name));
  }

  /** The report that serves `Referrers.getWebsites`. */
  findReport(method: string): PluginReport | undefined {
    return this.reportsByName.get(method);
  }

  /** Passes a value through the plugins' answers to a hook. */
  hook<Name extends HookName>(name: Name, value: HookValue<Name>, context: HookContext<Name>): HookValue<Name> {
    const onFailure = ({ manifest }: Plugin, error: unknown): void => {
      this.hookFailures.set(
        manifest.name,
        `its hook ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    };
    return runHook(this.plugins, name, { value, context, onFailure });
  }

  /** Does any plugin answer this hook? */
  hasHook(name: HookName): boolean {
    return this.plugins.some(({ hooks }) => hooks?.[name] !== undefined);
  }

  /** Why a plugin that was found does not run; undefined for any other name. */
  whyAbsent(plugin: string): AppError | undefined {
    return this.plugins.some(({ manifest }) => manifest.name === plugin) ? undefined : this.absences.get(plugin);
  }

  /** A plugin's own API method: `SitesManager.addSite`. */
  api(method: string): PluginMethod | undefined {
    return this.methods.get(method);
  }

  /** The own API methods of all plugins. */
  get apiMethods(): readonly PluginMethod[] {
    return [...this.methods.values()];
  }

  /** All plugins' texts by `Plugin_Key`; English where the language has none. */
  texts(language: string): Readonly<Record<string, string>> {
    let texts = this.textsByLanguage.get(language);
    if (!texts) this.textsByLanguage.set(language, (texts = this.collectTexts(language)));
    return texts;
  }

  /** The names of the plugins that archive something. */
  get archivingPlugins(): readonly string[] {
    return this.plugins.filter((plugin) => plugin.archiver).map((plugin) => plugin.manifest.name);
  }

  /** `Actions=2.1;Referrers=2.3`: the format of archives and the versions of all plugins' records, or of one plugin's. */
  recordVersions(plugin = ''): string {
    return this.plugins
      .filter(({ manifest, archiver }) => archiver && (plugin === '' || manifest.name === plugin))
      .map(({ manifest, archiver }) => `${manifest.name}=${BLOB_FORMAT}.${archiver?.version ?? 1}`)
      .sort()
      .join(';');
  }

  private acceptOptional(optional: readonly LoadedPlugin[], taken: Taken): readonly Plugin[] {
    const off = new Set<string>();
    for (const entry of optional) {
      if (!('isOff' in entry)) continue;
      const { name, stopped: reason } = entry;
      off.add(name);
      this.absences.set(
        name,
        reason ? new AppError('plugin.stopped', { name, reason }) : new AppError('plugin.isOff', { name }),
      );
    }
    for (const entry of optional) if ('fault' in entry) this.refuse(entry.name, entry.fault);
    return this.accept(
      optional.flatMap((entry) => ('plugin' in entry ? [entry.plugin] : [])),
      taken,
      off,
    );
  }

  private accept(found: readonly Plugin[], taken: Taken, off: ReadonlySet<string>): readonly Plugin[] {
    let waiting = [...found].sort((a, b) => compareNames(a.manifest?.name, b.manifest?.name));
    const accepted: Plugin[] = [];
    for (let progress = true; progress;) {
      const ready = waiting.filter((plugin) => isReady(plugin, taken));
      waiting = waiting.filter((plugin) => !ready.includes(plugin));
      progress = ready.length > 0;
      for (const plugin of ready) {
        const fault = findFault(plugin, taken);
        if (fault === null) accepted.push(plugin);
        else this.refuse(plugin.manifest?.name ?? '?', fault);
      }
    }
    for (const { manifest } of waiting) {
      const missing = requirementsOf(manifest).flatMap(({ name }) => (taken.plugins.has(name) ? [] : [name]));
      const isOff = missing.every((name) => off.has(name));
      this.refuse(manifest.name, `it requires ${missing.join(', ')}, which is ${isOff ? 'off' : 'not there'}`);
    }
    return accepted;
  }

  private refuse(name: string, reason: string): void {
    const error = new AppError('plugin.refused', { name, reason });
    this.refused.push({ name, reason, error });
    this.absences.set(name, error);
  }

  private collect({ manifest: { name: plugin }, dimensions, archiver, api, commands }: Plugin): void {
    for (const [column, dimension] of Object.entries(dimensions ?? {})) {
      this.dimensions.set(column, { plugin, column, dimension });
    }
    for (const [name, declaration] of Object.entries(archiver?.records ?? {})) {
      this.records.set(name, { plugin, name, declaration, version: archiver?.version ?? 1 });
    }
    for (const [name, method] of Object.entries(api ?? {})) {
      this.methods.set(`${plugin}.${name}`, { plugin, name, method });
    }
    for (const [name, command] of Object.entries(commands ?? {})) {
      this.commands.set(`${plugin.toLowerCase()}:${name}`, { plugin, command });
    }
  }

  private collectTexts(language: string): Readonly<Record<string, string>> {
    const texts: Record<string, string> = {};
    for (const { manifest, lang } of this.plugins) {
      for (const [key, text] of Object.entries({ ...lang.en, ...lang[language] }))
        texts[`${manifest.name}_${key}`] = text;
    }
    return texts;
  }
}

function compareNames(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A hook may have made it up. */
function isReport({ plugin, report }: PluginReport): boolean {
  return typeof plugin === 'string' && typeof report?.method === 'string' && Array.isArray(report.metrics);
}
