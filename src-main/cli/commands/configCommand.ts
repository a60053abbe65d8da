import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { waitForArchiving } from '../waitForJob';

export function addConfigCommand(program: Command, context: CommandContext): void {
  const config = program.command('config').description('read and change the settings kept in the database');
  const withEngine = async (work: (engine: EngineClient) => Promise<void>): Promise<void> => {
    const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood config', readers: 0 });
    try {
      await work(engine);
    } finally {
      await engine.close();
    }
  };
  config
    .command('get')
    .description('print a setting')
    .argument('<key>')
    .action((key: string) =>
      withEngine(async (engine) => context.out(`${String(await engine.call('setting.get', { key }))}\n`)),
    );
  config
    .command('set')
    .description('change a setting')
    .argument('<key>')
    .argument('<value>')
    .action((key: string, value: string) =>
      withEngine(async (engine) => {
        await engine.call('setting.set', { key, value: isPath(key, value) ? resolve(value) : value });
        await waitForArchiving(context, engine);
      }),
    );
}

/** A file named here is meant from the folder where the command runs; the engine may run elsewhere later. */
function isPath(key: string, value: string): boolean {
  return key === 'geo.database' && value !== '';
}
