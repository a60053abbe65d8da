import { Option, type Command } from 'commander';
import type { PluginCommand } from '@shared/ipc/pluginCommands';
import type { CommandContext } from '../CommandContext';
import { SilentFailure } from '../exitCodes';
import { withEngine } from '../withEngine';

type Parameter = PluginCommand['parameters'][number];

/**
 * Adds the commands of the plugins that are on, when the line asks for one: `weekend:report`. No other line pays for
 * finding out which there are.
 */
export async function addCommandsOfPlugins(
  program: Command,
  context: CommandContext,
  args: readonly string[],
): Promise<void> {
  const wanted = args.find((arg) => /^[a-z][a-z0-9]*:[a-z][a-z0-9-]*$/.test(arg));
  const isKnown = program.commands.some((known) => known.name() === wanted || known.aliases().includes(wanted ?? ''));
  if (wanted === undefined || isKnown) return;
  program.parseOptions([...args]);
  const work = { program, context, command: `heartwood ${wanted}` };
  const found = await withEngine(work, (engine) => engine.call('command.list', {}));
  const command = found.find(({ name }) => name === wanted);
  if (command) addCommand(work, command);
  // The engine knows what else there is, and says so.
  else await withEngine(work, (engine) => engine.call('command.run', { name: wanted, values: {} }));
}

function addCommand(work: Parameters<typeof withEngine>[0], { name, description, parameters }: PluginCommand): void {
  const { program, context } = work;
  const command = program.command(name).description(description);
  const words = parameters.filter(({ isArgument }) => isArgument);
  for (const word of words) command.argument(word.isRequired ? `<${word.name}>` : `[${word.name}]`, describe(word));
  for (const parameter of parameters) if (!parameter.isArgument) command.addOption(toOption(parameter));
  command.action(async () => {
    const given = words.flatMap((word, at) => (command.args[at] === undefined ? [] : [[word.name, command.args[at]]]));
    const values = {
      ...command.opts<Record<string, string>>(),
      ...(Object.fromEntries(given) as Record<string, string>),
    };
    const { lines, error } = await withEngine(work, (engine) => engine.call('command.run', { name, values }));
    if (lines.length > 0) context.out(`${lines.join('\n')}\n`);
    if (error === '') return;
    context.err(`${error}\n`);
    throw new SilentFailure();
  });
}

/** Named letter for letter as declared: --idSite. */
function toOption(parameter: Parameter): Option {
  const { name, type, isRequired, allowed } = parameter;
  const flags = type === 'boolean' ? `--${name}` : `--${name} <${type}>`;
  const option = new Option(flags, describe(parameter));
  option.attributeName = () => name;
  if (type === 'boolean') option.preset('1');
  if (allowed.length > 0) option.choices(allowed);
  return option.makeOptionMandatory(isRequired);
}

function describe({ description, isRequired }: Parameter): string {
  return isRequired ? `${description} (required)` : description;
}
