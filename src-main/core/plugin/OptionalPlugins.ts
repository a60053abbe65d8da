import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import type { PluginManifest } from '@shared/plugin/manifest';
import { guardPlugin } from './guardPlugin';
import { loadPlugin, readManifest, type LoadedPlugin } from './loadPlugin';
import { PluginState } from './PluginState';
import type { PluginWatch } from './PluginWatch';

/** Where a user's own plugins lie, and where it is kept which of them are on. */
export interface PluginPlaces {
  folder: string;
  stateFile: string;
}

/** A plugin's folder as it was found. Nothing of a plugin that is off has been run. */
export interface FoundPlugin {
  name: string;
  manifest: PluginManifest | null;
  /** Why it could not be used, seen without running it; else ''. */
  fault: string;
  isActive: boolean;
  /** Why Heartwood switched it off; else ''. */
  stopped: string;
}

/** Runs a plugin's files somewhere else than here. Resolves to the reason why they won't do, or null. */
export type TryPlugin = (name: string) => Promise<string | null>;

/** The plugins in the user's own folder: found when asked for, off until switched on, loaded anew when that changes. */
export class OptionalPlugins {
  private readonly state: PluginState;
  private loadedStamp: string | null = null;
  private loadedState = '';
  private readonly harmful = new Map<string, string>();

  constructor(
    readonly places: PluginPlaces,
    private readonly watch: PluginWatch,
    private readonly tryPlugin: TryPlugin,
  ) {
    this.state = new PluginState(places.stateFile, places.folder);
  }

  /** Has a plugin been switched since `load`? Cheap enough to be asked before every call. */
  get isStale(): boolean {
    const { stamp } = this.state;
    if (stamp === this.loadedStamp) return false;
    if (JSON.stringify(this.state.read()) !== this.loadedState) return true;
    this.loadedStamp = stamp;
    return false;
  }

  /** What was loaded can't be used yet: it is to be loaded again. */
  forget(): void {
    this.loadedStamp = null;
    this.loadedState = '';
  }

  /** Loads those that are on. */
  load(): readonly LoadedPlugin[] {
    this.loadedStamp = this.state.stamp;
    const state = this.state.read();
    this.loadedState = JSON.stringify(state);
    return this.namesWith(state.active).map((name) =>
      state.active.includes(name) ? this.loadOne(name) : { name, isOff: true, stopped: state.stopped[name] ?? '' },
    );
  }

  /** Loads one, on or off. */
  loadOne(name: string): LoadedPlugin {
    const harm = this.harmful.get(name);
    if (harm !== undefined) return { name, fault: harm };
    return this.watch.run(name, () => {
      const loaded = loadPlugin(this.places.folder, name);
      return 'plugin' in loaded ? { name, plugin: guardPlugin(loaded.plugin, this.watch) } : loaded;
    });
  }

  /** All folders, and those that are on but gone. */
  find(): FoundPlugin[] {
    const { active, stopped } = this.state.read();
    return this.namesWith(active).map((name) => ({
      ...this.look(name),
      name,
      isActive: active.includes(name),
      stopped: stopped[name] ?? '',
    }));
  }

  /** Throws: AppError plugin.notFound, plugin.refused. */
  async activate(name: string): Promise<void> {
    this.requireFolder(name);
    this.harmful.delete(name);
    const fault = this.look(name).fault || (await this.tryPlugin(name));
    if (fault) throw new AppError('plugin.refused', { name, reason: fault });
    this.state.switch(name, true);
  }

  /** Throws: AppError plugin.notFound. */
  deactivate(name: string): void {
    const { active, stopped } = this.state.read();
    if (!active.includes(name) && !(name in stopped)) this.requireFolder(name);
    this.state.switch(name, false);
  }

  /** Switches a plugin off because it harmed the app; here at least, where that can't be kept. */
  stop(name: string, reason: string): void {
    try {
      this.state.stop(name, reason);
    } catch {
      this.harmful.set(name, reason);
    }
  }

  private look(name: string): Pick<FoundPlugin, 'manifest' | 'fault'> {
    try {
      return { manifest: readManifest(join(this.places.folder, name), name), fault: '' };
    } catch (error) {
      return { manifest: null, fault: (error as Error).message };
    }
  }

  private requireFolder(name: string): void {
    const names = this.namesWith([]);
    if (names.includes(name)) return;
    const known = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There is none yet.';
    throw new AppError('plugin.notFound', { name, folder: this.places.folder, known });
  }

  /** The folders there are, and these names. */
  private namesWith(active: readonly string[]): string[] {
    const { folder } = this.places;
    const isFolder = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true;
    const found = existsSync(folder)
      ? readdirSync(folder).filter((name) => !name.startsWith('.') && isFolder(name))
      : [];
    return [...new Set([...found, ...active])].sort();
  }
}
