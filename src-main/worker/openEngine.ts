import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import { ArchiveWriter } from '../core/archive/ArchiveWriter';
import type { ArchiveStore } from '../core/archive/ArchiveStore';
import { missingDimensions } from '../core/db/installDimensions';
import { openReadable, openWritable } from '../core/db/openDatabase';
import { watchWriter, type WriterLock } from '../core/db/WriterLock';
import type { Engine, WritingEngine } from '../core/Engine';
import { takeVisitSources } from '../core/tracker/visitSources';
import type { PluginSource } from './PluginSource';

const now = (): number => Math.floor(Date.now() / 1000);

/** A writing engine, and whether its plugins want visits to be made anew. */
interface OpenedEngine {
  engine: WritingEngine;
  hasOtherVisits: boolean;
}

/** Opens the database for writing; makes it, and the plugins' columns, where they are missing. */
export async function openWritingEngine(
  path: string,
  lock: WriterLock,
  source: PluginSource,
  warn?: Engine['warn'],
): Promise<OpenedEngine> {
  const isNew = !existsSync(path);
  if (isNew) makeFolder(dirname(path));
  // Two processes that start together on a new file: one of them makes it.
  const letGo = isNew ? await lock.take() : () => {};
  try {
    const db = openWritable(path);
    const plugins = await source.load();
    const hasOtherVisits = takeVisitSources(db, plugins);
    const engine = { db, plugins, optionalPlugins: source.open, archiveStore: new ArchiveWriter(db), warn, now };
    return { engine, hasOtherVisits };
  } finally {
    letGo();
  }
}

/** Opens a database that the writer has made. Archives that reading makes go to `archiveStore`. */
export async function openReadingEngine(
  path: string,
  archiveStore: ArchiveStore,
  source: PluginSource,
  warn?: Engine['warn'],
): Promise<Engine> {
  const plugins = await source.load();
  const isAtWork = watchWriter(path);
  return { db: openReadable(path), plugins, optionalPlugins: source.open, archiveStore, isAtWork, warn, now };
}

/** The engine with the plugins that are on now. Columns that new ones bring are made. */
export async function renewWritingEngine(engine: WritingEngine, source: PluginSource): Promise<OpenedEngine> {
  const plugins = await source.load();
  const hasOtherVisits = takeVisitSources(engine.db, plugins);
  return { engine: { ...engine, plugins }, hasOtherVisits };
}

/** The engine with the plugins that are on now. Throws: while the writer has not made their columns yet. */
export async function renewReadingEngine(engine: Engine, source: PluginSource): Promise<Engine> {
  const plugins = await source.load();
  if (missingDimensions(engine.db, plugins).length > 0) throw new Error('columns are missing');
  return { ...engine, plugins };
}

/** Makes sure that a file can be made in the folder. Throws: AppError folder.unusable. */
function makeFolder(folder: string): void {
  try {
    makeMissingFolders(folder);
    if (!statSync(folder).isDirectory())
      throw new AppError('folder.unusable', { path: folder, reason: 'it is a file' });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('folder.unusable', { path: folder, reason: toReason(error) });
  }
}

/** One by one: mkdir's `recursive` tries for ever where a folder can neither be found nor made, as under /proc. */
function makeMissingFolders(folder: string): void {
  const missing: string[] = [];
  for (let above = folder; !existsSync(above); above = dirname(above)) missing.push(above);
  for (const path of missing.reverse()) {
    try {
      mkdirSync(path);
    } catch (error) {
      // another process was faster
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'it does not exist and cannot be made',
  ENOTDIR: 'a part of its path is a file',
};

function toReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? message;
}
