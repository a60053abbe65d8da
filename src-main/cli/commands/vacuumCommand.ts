import type { Command } from 'commander';
import type { Vacuumed } from '@shared/ipc/data';
import type { CommandContext } from '../CommandContext';
import { toJsonLine } from '../toPrintable';
import { assertDone, waitForJob } from '../waitForJob';
import { withEngine } from '../withEngine';

export function addVacuumCommand(program: Command, context: CommandContext): void {
  program
    .command('vacuum')
    .description('remove old archives, and give room that nothing needs any more back to the disk')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: boolean }) =>
      withEngine({ program, context, command: 'heartwood vacuum' }, async (engine) => {
        const { job } = await engine.call('data.vacuum', {});
        const ended = await waitForJob(context, engine, job);
        assertDone(ended);
        if (ended.vacuumed) context.out(json ? toJsonLine(ended.vacuumed) : toVacuumText(ended.vacuumed));
      }),
    );
}

function toVacuumText({ purged, before, after }: Vacuumed): string {
  const archives = purged === 0 ? '' : ` ${purged.toLocaleString('en')} old archives were removed.`;
  const bytes = (count: number): string => `${count.toLocaleString('en')} bytes`;
  if (after >= before) return `There was nothing to give back: ${bytes(after)}.${archives}\n`;
  return `Shrunk from ${bytes(before)} to ${bytes(after)}.${archives}\n`;
}
