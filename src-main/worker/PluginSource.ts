import { existsSync } from 'node:fs';
import type { OptionalPlugins } from '../core/plugin/OptionalPlugins';
import { PluginManager } from '../core/plugin/PluginManager';
import { PluginWatch } from '../core/plugin/PluginWatch';
import { plugins } from './plugins';
import type { FromThread, PluginSettings } from './protocol';
import { tryPlugin } from './tryPlugin';

/** The plugins of a thread: those that come with Heartwood, and the user's own that are on. */
export class PluginSource {
  private opened: Promise<OptionalPlugins> | null = null;
  private optional: OptionalPlugins | null = null;

  constructor(
    private readonly settings: PluginSettings | null,
    private readonly post: (message: FromThread) => void,
  ) {}

  /** The user's own plugins. What reads them is loaded when the first is there: most people have none. */
  readonly open = async (): Promise<OptionalPlugins> => {
    this.opened ??= this.openOptional();
    return (this.optional = await this.opened);
  };

  /** Was a plugin switched on or off, here or in another process? */
  get isStale(): boolean {
    return this.optional ? this.optional.isStale : this.hasState;
  }

  async load(): Promise<PluginManager> {
    const { settings } = this;
    if (!settings || !(this.hasState || existsSync(settings.folder))) return new PluginManager(plugins);
    const optional = await this.open();
    return new PluginManager(plugins, optional.load());
  }

  /** What was loaded can't be used yet. */
  forget(): void {
    this.optional?.forget();
  }

  private get hasState(): boolean {
    return this.settings !== null && (this.settings.stopped.length > 0 || existsSync(this.settings.stateFile));
  }

  private async openOptional(): Promise<OptionalPlugins> {
    const { settings, post } = this;
    if (!settings) throw new Error('this thread was not told where plugins are');
    const { OptionalPlugins } = await import('../core/plugin/OptionalPlugins');
    const watch = new PluginWatch(settings.watch, (names) => post({ kind: 'plugins', names: [...names] }));
    const optional = new OptionalPlugins(settings, watch, (name) => tryPlugin(settings, name));
    for (const { name, reason } of settings.stopped) optional.stop(name, reason);
    return optional;
  }
}
