import type { Hooks } from '@shared/plugin/hooks';
import type { Plugin } from '@shared/plugin/manifest';

export type HookName = keyof Hooks;
type HookOf<Name extends HookName> = NonNullable<Hooks[Name]>;
export type HookValue<Name extends HookName> = Parameters<HookOf<Name>>[0];
export type HookContext<Name extends HookName> = Parameters<HookOf<Name>>[1];

interface HookCall<Name extends HookName> {
  value: HookValue<Name>;
  context: HookContext<Name>;
  onFailure: (plugin: Plugin, error: unknown) => void;
}

/**
 * Passes a value through every plugin's answer to a hook, in the plugins' order. TRACE_HOOKS=1 prints each call.
 *
 * A hook that throws, or returns another kind of value, is skipped and reported: a plugin can't stop the app.
 */
export function runHook<Name extends HookName>(
  plugins: readonly Plugin[],
  name: Name,
  { value, context, onFailure }: HookCall<Name>,
): HookValue<Name> {
  let result = value;
  for (const plugin of plugins) {
    const hook = plugin.hooks?.[name] as
      ((value: HookValue<Name>, context: HookContext<Name>) => HookValue<Name> | void) | undefined;
    if (!hook) continue;
    if (process.env.TRACE_HOOKS === '1') process.stderr.write(`hook ${name} -> ${plugin.manifest.name}\n`);
    try {
      const answer = hook(result, context);
      if (answer === undefined) continue;
      checkKind(answer, value);
      result = answer;
    } catch (error) {
      onFailure(plugin, error);
    }
  }
  return result;
}

/** Throws: Error where it is of another kind than the value, or a list with entries of another kind. */
function checkKind(answer: unknown, value: unknown): void {
  if (kindOf(answer) !== kindOf(value)) throw new Error(`it returned ${kindOf(answer)} for ${kindOf(value)}`);
  if (!Array.isArray(answer) || !Array.isArray(value) || value.length === 0) return;
  const strange = answer.find((entry) => kindOf(entry) !== kindOf(value[0]));
  if (strange !== undefined) throw new Error(`it returned a list that holds ${kindOf(strange)}`);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value}`;
}
