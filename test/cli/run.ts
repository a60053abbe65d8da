import type { CommandContext } from '@main/cli/CommandContext';
import { runCommandLine } from '@main/cli/runCommandLine';
import type { Job } from '@shared/ipc/contract';
import { newJob, openStandIn } from '../worker/openStandIn';

/** What a command line came to, and what it asked of the engine. */
export interface Run {
  code: number;
  out: string;
  err: string;
  asked: { name: string; input: unknown }[];
}

/** A terminal's side of a command line; what it prints is written to `result`. */
export function hostOf(
  result: { out: string; err: string },
  more: Pick<CommandContext, 'openEngine'> & Partial<CommandContext>,
): CommandContext {
  return {
    version: '1.2.3',
    rendererFolder: '',
    resourcesFolder: '',
    out: (text) => (result.out += text),
    err: (text) => (result.err += text),
    isTerminal: false,
    confirm: () => Promise.resolve(false),
    onInterrupt: () => () => {},
    pluginTestUrl: new URL('file:///not-built.js'),
    pluginPlaces: () => ({ folder: '/data/plugins', stateFile: '/data/plugins.json' }),
    ...more,
  };
}

/** Runs a command line with a stand-in for the engine; `ends` is how jobs end there. */
export async function run(
  args: string[],
  answer: (name: string) => unknown = () => ({}),
  ends: Partial<Job> = {},
): Promise<Run> {
  const result: Run = { code: -1, out: '', err: '', asked: [] };
  result.code = await runCommandLine(
    hostOf(result, {
      openEngine: async () => {
        const { engine, threads } = await openStandIn((_role, name, input) => {
          result.asked.push({ name, input });
          if (!name.endsWith('.start') && name !== 'import.undo' && name !== 'data.vacuum') return answer(name);
          threads[0]?.say({ kind: 'event', event: { name: 'job', value: { ...newJob('j1', 'done'), ...ends } } });
          return { job: 'j1' };
        }, 0);
        return engine;
      },
    }),
    args,
  );
  return result;
}
