import { fromErrorValue } from '@shared/errors';
import type { EngineClient } from '../worker/EngineClient';
import type { CommandContext } from './CommandContext';
import { toImportOptions } from './toImportOptions';
import { toPrintable } from './toPrintable';

/** --dump-log-regex: the format of each file, and below it how its lines are read. Throws: what is wrong with the first bad one. */
export async function dumpPatterns(
  { out }: CommandContext,
  engine: EngineClient,
  { paths, options }: { paths: string[]; options: Record<string, unknown> },
): Promise<void> {
  const { files } = await engine.call('import.preview', { paths, options: toImportOptions(options) });
  for (const { path, format, pattern } of files) {
    if (format !== '') out(`${toPrintable(path)}: ${format}\n${pattern.replace(/^/gm, '  ')}\n`);
  }
  const failed = files.find(({ error }) => error !== null);
  if (failed?.error) throw fromErrorValue(failed.error);
}
