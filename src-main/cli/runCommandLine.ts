import { Command } from 'commander';
import { toSentence } from '@shared/errors';
import type { CommandContext } from './CommandContext';
import { addApiCommand } from './commands/apiCommand';
import { addArchiveCommand } from './commands/archiveCommand';
import { addConfigCommand } from './commands/configCommand';
import { addImportCommand } from './commands/importCommand';
import { addImportsCommand } from './commands/importsCommand';
import { addPluginCommands } from './commands/pluginCommand';
import { addCommandsOfPlugins } from './commands/addCommandsOfPlugins';
import { addQualityCommand } from './commands/qualityCommand';
import { addServeCommand } from './commands/serveCommand';
import { addVacuumCommand } from './commands/vacuumCommand';
import { exitCodes, toErrorText, toExitCode } from './exitCodes';
import { expandAbbreviations } from './expandAbbreviations';
import { explainUnknownOption } from './explainUnknownOption';
import { toPrintable } from './toPrintable';

/** The `heartwood` command line. Wrong usage throws instead of ending the process. */
function createProgram(given: CommandContext, args: readonly string[]): Command {
  const context: CommandContext = {
    ...given,
    openEngine: (needs) => given.openEngine({ ...needs, plugins: program.opts().plugins }),
  };
  const program = new Command('heartwood')
    .description('Turns web server access logs into the reports people know from Matomo.')
    .version(context.version)
    .option('--data <file>', "the database; default HEARTWOOD_DATA, else a file in the system's folder for app data")
    .option(
      '--plugins <folder>',
      'your own plugins; default HEARTWOOD_PLUGINS, else the folder plugins beside the database',
    )
    .configureOutput({
      writeOut: context.out,
      writeErr: context.err,
      outputError: (text, write) => write(explainUnknownOption(text)),
    })
    .exitOverride();
  // Commands made after this take over the settings above.
  addImportCommand(program, context, args);
  addImportsCommand(program, context);
  addApiCommand(program, context);
  addArchiveCommand(program, context);
  addConfigCommand(program, context);
  addQualityCommand(program, context);
  addPluginCommands(program, context);
  addServeCommand(program, context);
  addVacuumCommand(program, context);
  return program;
}

function spellOut(args: readonly string[], program: Command): readonly string[] {
  const command = program.commands.find((candidate) => args.includes(candidate.name()));
  const flags = [...program.options, ...(command?.options ?? [])].flatMap(({ long }) => long ?? []);
  return expandAbbreviations(args, flags);
}

/** What goes wrong besides an answer is said on stderr. */
function withWarnings(context: CommandContext): CommandContext {
  const openEngine: CommandContext['openEngine'] = async (needs) => {
    const engine = await context.openEngine(needs);
    engine.on('warning', ({ code, params }) => context.err(`${toPrintable(toSentence(code, params))}\n`));
    return engine;
  };
  return { ...context, openEngine };
}

/** Runs one command line; returns the exit code. */
export async function runCommandLine(context: CommandContext, args: readonly string[]): Promise<number> {
  try {
    const warning = withWarnings(context);
    const program = createProgram(warning, args);
    await addCommandsOfPlugins(program, warning, args);
    await program.parseAsync(spellOut(args, program), { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    const text = toErrorText(error);
    if (text !== null) context.err(`${text}\n`);
    return toExitCode(error);
  }
}
