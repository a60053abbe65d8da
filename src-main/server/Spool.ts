import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';
import type { Preview } from '@shared/ipc/preview';
import type { EngineClient } from '../worker/EngineClient';

interface Batch {
  folder: string;
  files: string[];
}

/**
 * Dropped files on their way into the engine: a browser page can't name a path, so it sends the bytes, which lie in
 * the system's temporary folder until their import has ended.
 */
export class Spool {
  private folder: Promise<string> | undefined;
  /** Files of one drop, by the name the page gave it, until the last has come. */
  private readonly batches = new Map<string, Batch>();
  private readonly foldersOfJobs = new Map<string, string>();
  private readonly stopListening: () => void;

  constructor(private readonly engine: EngineClient) {
    this.stopListening = engine.on('job', (job) => this.forget(job));
  }

  /** Takes one file of a drop; the last one (`more` false) starts the import of all of them. Returns its job. */
  async take(request: IncomingMessage, url: URL): Promise<{ job: string | null }> {
    const key = url.searchParams.get('batch') ?? randomUUID();
    const batch = await this.openBatch(key);
    try {
      const file = join(batch.folder, toFileName(url.searchParams.get('name'), batch.files.length));
      await pipeline(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      batch.files.push(file);
      if (url.searchParams.get('more') === '1') return { job: null };
      return await this.startImport(key, batch, parseOptions(url.searchParams.get('options')));
    } catch (error) {
      this.batches.delete(key);
      await rm(batch.folder, { recursive: true, force: true });
      throw toSpoolError(error, batch.folder);
    }
  }

  /** What an import would make of a file whose head is sent. */
  async preview(request: IncomingMessage, url: URL): Promise<Preview> {
    const folder = await this.makeFolder();
    try {
      const file = join(folder, toFileName(url.searchParams.get('name'), 0));
      await pipeline(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      const options = parseOptions(url.searchParams.get('options'));
      return withoutFolder(await this.engine.call('import.preview', { paths: [file], options }), folder);
    } catch (error) {
      throw toSpoolError(error, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    this.stopListening();
    if (this.folder) await rm(await this.folder, { recursive: true, force: true });
  }

  private async startImport(key: string, batch: Batch, options: Record<string, unknown>): Promise<{ job: string }> {
    this.batches.delete(key);
    const answer = await this.engine.call('import.start', {
      paths: batch.files,
      options: { addSitesNewHosts: true, ...options },
    });
    this.foldersOfJobs.set(answer.job, batch.folder);
    return answer;
  }

  private async openBatch(key: string): Promise<Batch> {
    const known = this.batches.get(key);
    if (known) return known;
    const batch: Batch = { folder: await this.makeFolder(), files: [] };
    this.batches.set(key, batch);
    return batch;
  }

  private async makeFolder(): Promise<string> {
    this.folder ??= mkdtemp(join(tmpdir(), 'heartwood-'));
    const folder = join(await this.folder, randomUUID());
    await mkdir(folder, { mode: 0o700 });
    return folder;
  }

  private forget(job: Job): void {
    const folder = this.foldersOfJobs.get(job.id);
    if (folder === undefined || job.state === 'queued' || job.state === 'running') return;
    this.foldersOfJobs.delete(job.id);
    void rm(folder, { recursive: true, force: true });
  }
}

/** The dropped file's own name, made harmless: a site may be named after it, and its ending says how it is packed. */
function toFileName(name: string | null, index: number): string {
  const base = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const safe = base
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-120);
  return `${index === 0 ? '' : `${index + 1}-`}${safe || 'access.log'}`;
}

/** The page knows the file by its name, not by where it lay for a moment. */
function withoutFolder(preview: Preview, folder: string): Preview {
  return JSON.parse(JSON.stringify(preview).replaceAll(JSON.stringify(folder + sep).slice(1, -1), '')) as Preview;
}

function parseOptions(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below, as for any other text that is not an object.
  }
  throw new AppError('usage', { message: 'The parameter options is not a JSON object.' });
}

function toSpoolError(error: unknown, path: string): unknown {
  const { code } = error as { code?: string };
  return code === 'ENOSPC' ? new AppError('database.full', { path }) : error;
}
