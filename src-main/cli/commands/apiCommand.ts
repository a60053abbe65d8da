import { readFileSync } from 'node:fs';
import { parseQuery } from '@shared/ipc/parseQuery';
import { InvalidArgumentError, type Command } from 'commander';
import type { CommandContext } from '../CommandContext';
import { SilentFailure } from '../exitCodes';
import { waitForArchiving } from '../waitForJob';

export function addApiCommand(program: Command, context: CommandContext): void {
  program
    .command('api')
    .description("ask the Reporting API: 'method=VisitsSummary.get&idSite=1&period=month&date=2015-05-01&format=json'")
    .argument('<query...>', 'parameters as in an address, joined with &')
    .option('--file <parameter=path>', 'take the text of a parameter from a file (repeatable)', addFile, {})
    .action(async (queries: string[], { file }: { file: Parameters }) => {
      const parameters = { ...parseQuery(queries.map((query) => query.replace(/^[^=&]*\?/, '')).join('&')), ...file };
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

type Parameters = Readonly<Record<string, string>>;

function addFile(given: string, before: Parameters): Parameters {
  const equals = given.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Give the name of a parameter, = and the path of a file.');
  try {
    return {
      ...before,
      [given.slice(0, equals)]: readFileSync(given.slice(equals + 1), 'utf8').replace(/^\ufeff/, ''),
    };
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
