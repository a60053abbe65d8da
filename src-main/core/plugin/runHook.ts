import type { Hooks } from '@shared/plugin/hooks';
import type { Plugin } from '@shared/plugin/manifest';

type Hook<Name extends keyof Hooks> = NonNullable<Hooks[Name]>;

/**
 * Passes a value through every plugin's answer to a hook, in the plugins' order. TRACE_HOOKS=1 prints each call.
 *
 * A hook that throws is skipped and reported: a plugin can't stop the app.
 */
export function runHook<Name extends keyof Hooks>(
  plugins: readonly Plugin[],
  name: Name,
  value: Parameters<Hook<Name>>[0],
  onFailure: (plugin: Plugin, error: unknown) => void,
): Parameters<Hook<Name>>[0] {
  let result = value;
  for (const plugin of plugins) {
    const hook = plugin.hooks?.[name];
    if (!hook) continue;
    if (process.env.TRACE_HOOKS === '1') process.stderr.write(`hook ${name} -> ${plugin.manifest.name}\n`);
    try {
      result = hook(result);
    } catch (error) {
      onFailure(plugin, error);
    }
  }
  return result;
}
