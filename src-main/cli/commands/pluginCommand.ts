import { join } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext, Places } from '../CommandContext';
import { SilentFailure } from '../exitCodes';
import { newPlugin } from '../newPlugin';
import { testPlugin } from '../testPlugin';
import { waitForArchiving } from '../waitForJob';
import { toTable } from '../toTable';
import { withEngine } from '../withEngine';

/** A row of CorePluginsAdmin.getPlugins. */
interface PluginRow {
  name: string;
  version: string;
  description: string;
  state: string;
  reason: string;
  isCore: boolean;
}

/** What is done with plugins: `heartwood plugin list`, and `plugin:list` as Matomo's console has it. */
export function addPluginCommands(program: Command, context: CommandContext): void {
  const plugin = program.command('plugin').description('list, switch on, write and test plugins of your own');
  const add: AddCommand = (name, describe) => {
    describe(plugin.command(name));
    describe(program.command(`plugin:${name}`, { hidden: true }));
  };
  const work = { program, context, command: 'heartwood plugin' };
  const folder = (): string => context.pluginPlaces(program.opts<Places>()).folder;
  const ask: AskPlugins = (method, parameters = {}) =>
    withEngine(work, async (engine) => {
      const answer = await engine.call('api.call', {
        parameters: { method: `CorePluginsAdmin.${method}`, ...parameters },
      });
      await waitForArchiving(context, engine);
      return answer;
    });
  addSwitches(add, context, { ask, folder });
  addWriting(add, context, folder);
}

type AddCommand = (name: string, describe: (command: Command) => Command) => void;
type AskPlugins = (method: string, parameters?: Record<string, string>) => Promise<unknown>;

function addSwitches(
  add: AddCommand,
  context: CommandContext,
  { ask, folder }: { ask: AskPlugins; folder: () => string },
): void {
  add('list', (command) =>
    command.description('all plugins with their state').action(async () => {
      context.out(toListText((await ask('getPlugins')) as PluginRow[], folder()));
    }),
  );
  add('activate', (command) =>
    command
      .description('switch on a plugin of your own; it is a program and can do whatever you can')
      .argument('<name>')
      .action(async (name: string) => {
        await ask('activatePlugin', { pluginName: name });
        context.out(
          `The plugin ${name} is on. Its reports are made when asked for; \`heartwood archive\` makes all.\n`,
        );
      }),
  );
  add('deactivate', (command) =>
    command
      .description('switch off a plugin of your own; what it has stored stays')
      .argument('<name>')
      .action(async (name: string) => {
        await ask('deactivatePlugin', { pluginName: name });
        context.out(`The plugin ${name} is off.\n`);
      }),
  );
}

function addWriting(add: AddCommand, context: CommandContext, folder: () => string): void {
  add('new', (command) =>
    command
      .description('write a plugin that works, with a test that passes, to go on from')
      .argument('<name>')
      .action((name: string) => {
        const written = newPlugin(folder(), name);
        context.out(`${written} is there. \`heartwood plugin test ${name}\` tests it, `);
        context.out(`\`heartwood plugin activate ${name}\` switches it on.\n`);
      }),
  );
  add('test', (command) =>
    command
      .description('run the tests of a plugin of your own')
      .argument('<name>')
      .action(async (name: string) => {
        const code = await testPlugin(join(folder(), name), context.pluginTestUrl);
        if (code !== 0) throw new SilentFailure();
      }),
  );
}

function toListText(plugins: readonly PluginRow[], folder: string): string {
  const rows = plugins.map(({ name, version, state, isCore, description }) => [
    name,
    version,
    isCore ? 'built in' : state,
    description,
  ]);
  const reasons = plugins.filter(({ reason }) => reason !== '').map(({ name, reason }) => `${name}: ${reason}.`);
  const own = plugins.some(({ isCore }) => !isCore)
    ? `Your own plugins lie in ${folder}.`
    : `You have no plugins of your own; they would lie in ${folder}.`;
  const table = toTable(['plugin', 'version', 'state', 'description'], rows, new Set());
  return `${[...table, '', ...reasons, own].join('\n')}\n`;
}
