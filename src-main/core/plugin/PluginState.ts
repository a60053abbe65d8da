import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '@shared/errors';

const folderSchema = z.object({
  active: z.array(z.string()).default([]),
  /** Why Heartwood itself switched plugins off. */
  stopped: z.record(z.string(), z.string()).default({}),
});
const fileSchema = z.object({ folders: z.record(z.string(), folderSchema).default({}) });

/** Which plugins of a folder run. */
export type FolderState = z.infer<typeof folderSchema>;

/**
 * Which optional plugins a user has switched on, by the folder that they lie in.
 *
 * It is a file in the user's own app data, never in a database or beside a plugin: opening a database or a folder that
 * somebody else made must not run their code.
 */
export class PluginState {
  constructor(
    private readonly file: string,
    private readonly folder: string,
  ) {}

  read(): FolderState {
    return this.readAll().folders[this.folder] ?? { active: [], stopped: {} };
  }

  /** Changes when somebody, another process too, has switched a plugin. */
  get stamp(): string {
    const entry = statSync(this.file, { throwIfNoEntry: false });
    return entry ? `${entry.ino} ${entry.mtimeMs} ${entry.size}` : '';
  }

  switch(plugin: string, isOn: boolean): void {
    this.change(({ active, stopped }) => ({
      active: [...active.filter((name) => name !== plugin), ...(isOn ? [plugin] : [])].sort(),
      stopped: without(stopped, plugin),
    }));
  }

  /** Switches a plugin off because it harmed the app; the reason stays until it is switched on again. */
  stop(plugin: string, reason: string): void {
    this.change(({ active, stopped }) => ({
      active: active.filter((name) => name !== plugin),
      stopped: { ...stopped, [plugin]: reason },
    }));
  }

  /** Throws: AppError folder.unusable. */
  private change(change: (state: FolderState) => FolderState): void {
    const all = this.readAll();
    const folders = { ...all.folders, [this.folder]: change(this.read()) };
    const temporary = `${this.file}.${process.pid}.new`;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(temporary, `${JSON.stringify({ folders }, null, 2)}\n`, { mode: 0o600 });
      renameSync(temporary, this.file);
    } catch (error) {
      throw new AppError('folder.unusable', { path: dirname(this.file), reason: (error as Error).message });
    }
  }

  /** A file that is damaged switches nothing on. */
  private readAll(): z.infer<typeof fileSchema> {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      return { folders: {} };
    }
  }
}

function without(stopped: FolderState['stopped'], plugin: string): FolderState['stopped'] {
  return Object.fromEntries(Object.entries(stopped).filter(([name]) => name !== plugin));
}
