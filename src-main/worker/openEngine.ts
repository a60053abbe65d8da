import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import { ArchiveWriter } from '../core/archive/ArchiveWriter';
import type { ArchiveStore } from '../core/archive/ArchiveStore';
import { installDimensions } from '../core/db/installDimensions';
import { openReadable, openWritable } from '../core/db/openDatabase';
import type { WriterLock } from '../core/db/WriterLock';
import type { Engine, WritingEngine } from '../core/Engine';
import { PluginManager } from '../core/plugin/PluginManager';
import { plugins } from './plugins';

const now = (): number => Math.floor(Date.now() / 1000);

/** Opens the database for writing; makes it, and the plugins' columns, where they are missing. */
export async function openWritingEngine(path: string, lock: WriterLock): Promise<WritingEngine> {
  const isNew = !existsSync(path);
  makeFolder(path);
  // Two processes that start together on a new file: one of them makes it.
  const letGo = isNew ? await lock.take() : () => {};
  try {
    const db = openWritable(path);
    const manager = new PluginManager(plugins);
    installDimensions(db, manager);
    return { db, plugins: manager, archiveStore: new ArchiveWriter(db), now };
  } finally {
    letGo();
  }
}

/** Opens a database that the writer has made. Archives that reading makes go to `archiveStore`. */
export function openReadingEngine(path: string, archiveStore: ArchiveStore): Engine {
  return { db: openReadable(path), plugins: new PluginManager(plugins), archiveStore, now };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file.unreadable', { path, reason });
  }
}
