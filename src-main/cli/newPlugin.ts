import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '@shared/errors';
import { pluginSkeleton } from './pluginSkeleton';

/** Writes a plugin that works, with a test that passes. Returns its folder. Throws: AppError usage, folder.unusable. */
export function newPlugin(plugins: string, name: string): string {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw new AppError('usage', {
      message: `A plugin's name is a capital letter, then letters and digits; not '${name}'.`,
    });
  }
  const folder = join(plugins, name);
  if (existsSync(folder))
    throw new AppError('usage', { message: `There is a plugin named ${name} already: ${folder}` });
  for (const [file, text] of Object.entries(pluginSkeleton(name))) writeNew(join(folder, file), text);
  return folder;
}

function writeNew(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new AppError('folder.unusable', { path: dirname(path), reason: (error as Error).message });
  }
}
