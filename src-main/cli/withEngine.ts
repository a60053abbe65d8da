import type { Command } from 'commander';
import type { EngineClient } from '../worker/EngineClient';
import type { CommandContext, Places } from './CommandContext';

interface Work {
  program: Command;
  context: CommandContext;
  /** For other processes that wait for this one. */
  command: string;
}

/** Opens the engine for a short command, and closes it whatever becomes of that. */
export async function withEngine<T>(
  { program, context, command }: Work,
  work: (engine: EngineClient) => Promise<T>,
): Promise<T> {
  const engine = await context.openEngine({ ...program.opts<Places>(), command, readers: 0 });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
