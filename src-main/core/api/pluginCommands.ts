import { AppError } from '@shared/errors';
import type { PluginCommand, CommandResult } from '@shared/ipc/pluginCommands';
import type { Engine } from '../Engine';
import type { DeclaredCommand } from '../plugin/PluginManager';
import { toApiCall } from './ApiCall';
import { makeServices } from './makeServices';
import { parseValues } from './RequestParameters';

/** The commands that plugins add to the command line, as it needs them for its help. */
export function describeCommands({ plugins }: Engine): PluginCommand[] {
  return [...plugins.commands].map(([name, { plugin, command }]) => ({
    name,
    plugin,
    description: command.description,
    parameters: Object.entries(command.parameters ?? {}).map(([key, parameter]) => ({
      name: key,
      description: parameter.description,
      type: parameter.type,
      isArgument: parameter.isArgument === true,
      isRequired: parameter.default === undefined,
      allowed: [...(parameter.allowed ?? [])],
    })),
  }));
}

/** Must the writing thread run it? */
export function isWritingCommand({ plugins }: Engine, name: string): boolean {
  return plugins.commands.get(name)?.command.writes === true;
}

/** Runs a plugin's command. What it printed before it failed is answered with the failure. */
export async function runCommand(
  engine: Engine,
  { name, values }: { name: string; values: Readonly<Record<string, string>> },
): Promise<CommandResult> {
  const { plugin, command } = requireCommand(engine, name);
  const call = toApiCall(engine, values);
  const parsed = parseValues(command.parameters ?? {}, call.parameters);
  const lines: string[] = [];
  try {
    await command.run(parsed, makeServices(call, plugin), { line: (text) => void lines.push(String(text)) });
    return { lines, error: '' };
  } catch (error) {
    return { lines, error: error instanceof Error ? error.message : String(error) };
  }
}

function requireCommand({ plugins }: Engine, name: string): DeclaredCommand {
  const found = plugins.commands.get(name);
  if (found) return found;
  const known = [...plugins.commands.keys()].sort();
  const hint = known.length > 0 ? `Commands of plugins: ${known.join(', ')}.` : 'No plugin that is on has commands.';
  throw new AppError('usage', { message: `There is no command ${name}. ${hint}` });
}
