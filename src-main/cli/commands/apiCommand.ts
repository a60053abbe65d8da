import { parseQuery } from '@shared/ipc/parseQuery';
import type { Command } from 'commander';
import type { CommandContext } from '../CommandContext';
import { SilentFailure } from '../exitCodes';
import { waitForArchiving } from '../waitForJob';

export function addApiCommand(program: Command, context: CommandContext): void {
  program
    .command('api')
    .description("ask the Reporting API: 'method=VisitsSummary.get&idSite=1&period=month&date=2015-05-01&format=json'")
    .argument('<query...>', 'parameters as in an address, joined with &')
    .action(async (queries: string[]) => {
      const parameters = parseQuery(queries.map((query) => query.replace(/^[^=&]*\?/, '')).join('&'));
      const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood api', readers: 0 });
      try {
        const { body, contentType, isError } = await engine.call('api.text', { parameters });
        const encoding = contentType.endsWith('charset=utf-16le') ? 'utf16le' : 'utf8';
        context.out(body.endsWith('\n') ? body : `${body}\n`, encoding);
        if (isError) throw new SilentFailure();
        await waitForArchiving(context, engine);
      } finally {
        await engine.close();
      }
    });
}
