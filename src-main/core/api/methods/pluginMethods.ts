import { AppError } from '@shared/errors';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { PluginManifest } from '@shared/plugin/manifest';
import { requirementsOf } from '@shared/plugin/requirements';
import type { FoundPlugin, OptionalPlugins } from '../../plugin/OptionalPlugins';
import type { Engine } from '../../Engine';
import type { CoreMethods } from './CoreMethod';

const pluginName = { type: 'text' } as const;

/** The plugins there are, and the user's own switched on and off. Matomo has pages for this and no methods. */
export const pluginMethods: CoreMethods = {
  'CorePluginsAdmin.getPlugins': {
    parameters: {},
    documentation: 'All plugins with their state; those of your own that are off or refused, too, with the reason.',
    run: async (_values, { engine }) => {
      const core = engine.plugins.plugins.filter(({ manifest }) => isCorePlugin(engine, manifest.name));
      const rows = core.map(({ manifest }) => describe(manifest, { isCore: true, state: 'active' }));
      return [...rows.sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1)), ...(await describeOptional(engine))];
    },
  },
  'CorePluginsAdmin.activatePlugin': {
    parameters: { pluginName },
    writes: true,
    documentation: 'Switches on a plugin of your own. A plugin is a program: it can do whatever its user can.',
    run: async (values, { engine }) => {
      const name = String(values.pluginName);
      requireOptional(engine, name);
      const plugins = await openPlugins(engine);
      await plugins.activate(name);
      engine.plugins.hook('PluginManager.pluginActivated', name, undefined);
      return { result: 'success', message: `The plugin ${name} is on.` };
    },
  },
  'CorePluginsAdmin.deactivatePlugin': {
    parameters: { pluginName },
    writes: true,
    documentation: 'Switches off a plugin of your own. What it has stored stays.',
    run: async (values, { engine }) => {
      const name = String(values.pluginName);
      requireOptional(engine, name);
      const plugins = await openPlugins(engine);
      plugins.deactivate(name);
      engine.plugins.hook('PluginManager.pluginDeactivated', name, undefined);
      return { result: 'success', message: `The plugin ${name} is off.` };
    },
  },
};

type PluginStateName = 'active' | 'off' | 'refused' | 'stopped';

interface Standing {
  isCore: boolean;
  state: PluginStateName;
  /** Why it does not run, or not as it should; '' when it does, or when nobody has switched it on. */
  reason?: string;
}

function describe(manifest: PluginManifest, { isCore, state, reason = '' }: Standing): Record<string, JsonValue> {
  const { name, version, description } = manifest;
  const requires = requirementsOf(manifest).map((needed) => `${needed.name} ${needed.versions}`.trim());
  return { name, version, description, requires, isCore, state, reason };
}

async function describeOptional(engine: Engine): Promise<JsonValue[]> {
  const found = engine.optionalPlugins ? (await engine.optionalPlugins()).find() : [];
  return found.map((plugin) =>
    describe(plugin.manifest ?? { name: plugin.name, version: '', description: '' }, standingOf(engine, plugin)),
  );
}

function standingOf(engine: Engine, { name, fault, isActive, stopped }: FoundPlugin): Standing {
  const { plugins } = engine;
  const isCore = false;
  const taken = isCorePlugin(engine, name) ? 'Heartwood has a plugin of this name' : '';
  const refusal = taken || fault || plugins.refused.find((entry) => entry.name === name)?.reason;
  if (stopped) return { isCore, state: 'stopped', reason: stopped };
  if (refusal) return { isCore, state: 'refused', reason: refusal };
  return { isCore, state: isActive ? 'active' : 'off', reason: plugins.hookFailures.get(name) ?? '' };
}

/** Those that come with Heartwood are always on. */
function requireOptional(engine: Engine, name: string): void {
  if (!isCorePlugin(engine, name)) return;
  throw new AppError('usage', { message: `The plugin ${name} belongs to Heartwood and is always on.` });
}

function isCorePlugin({ plugins }: Engine, name: string): boolean {
  return plugins.plugins.some(({ manifest }) => manifest.name === name) && !plugins.optionalNames.has(name);
}

async function openPlugins({ optionalPlugins }: Engine): Promise<OptionalPlugins> {
  if (!optionalPlugins) throw new AppError('usage', { message: 'No plugins of your own are looked for here.' });
  return optionalPlugins();
}
