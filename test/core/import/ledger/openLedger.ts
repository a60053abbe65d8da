import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportCounters } from '@shared/ipc/importCounters';
import { importCounterNames } from '@shared/ipc/importCounters';
import type { ImportDetails, UndoResult } from '@shared/ipc/ledger';
import type { Plugin } from '@shared/plugin';
import { ArchiveWriter } from '@main/core/archive/ArchiveWriter';
import { openWritable } from '@main/core/db/openDatabase';
import type { WritingEngine } from '@main/core/Engine';
import type { ImportOptions } from '@main/core/import/ImportOptions';
import type { ImportResult } from '@main/core/import/ImportRequest';
import { importLog } from '@main/core/import/importLog';
import { readImportDetails } from '@main/core/import/ledger/readImportDetails';
import { undoImport, type UndoRequest } from '@main/core/import/ledger/undoImport';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { SiteStore } from '@main/core/sites/SiteStore';
import { readVisits } from '../readVisits';

/** A database with site 1, oak.example, whose files lie in a folder of their own. */
export class Ledger {
  readonly folder = mkdtempSync(join(tmpdir(), 'heartwood-ledger-'));
  readonly engine: WritingEngine;

  constructor(plugins: readonly Plugin[] = [], databasePath = ':memory:') {
    const db = openWritable(databasePath);
    const now = () => 1_780_000_000;
    this.engine = { db, plugins: new PluginManager(plugins), archiveStore: new ArchiveWriter(db, now), now };
    const sites = new SiteStore(db);
    const isNew = sites.all().length === 0;
    if (isNew) sites.add({ name: 'Oak', urls: ['https://oak.example'], timezone: 'UTC' });
  }

  get db(): WritingEngine['db'] {
    return this.engine.db;
  }

  /** Writes lines as a file; returns its path. */
  write(name: string, lines: readonly string[]): string {
    const path = join(this.folder, name);
    const text = lines.map((line) => `${line}\n`).join('');
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
    return path;
  }

  import(paths: string | string[], options: Partial<ImportOptions> = {}): Promise<ImportResult> {
    return importLog(this.engine, { paths: [paths].flat(), options });
  }

  undo(idImport: number, request: Partial<UndoRequest> = {}): Promise<UndoResult> {
    return undoImport(this.engine, { idImport, ...request });
  }

  details(idImport: number): Promise<ImportDetails> {
    return readImportDetails(this.db, idImport, false);
  }

  /** Visits, actions and lines of each hour, in words. */
  visits(): string[] {
    return readVisits(this.db.connection);
  }

  close(): void {
    this.db.close();
    rmSync(this.folder, { recursive: true });
  }
}

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** A line of the combined format, some minutes after 2025-10-10 00:00. */
export function logLine(minute: number, target = '/', { ip = '192.0.2.9', referrer = '-', status = 200 } = {}): string {
  const time = new Date(Date.UTC(2025, 9, 10) + minute * 60_000).toISOString();
  const written = `${time.slice(8, 10)}/Oct/2025:${time.slice(11, 19)} +0000`;
  return `${ip} - - [${written}] "GET ${target} HTTP/1.1" ${status} 5 "${referrer}" "${agent}"`;
}

/** Lines by what became of them; they add up to lines_read. */
export function sumOfFates(counters: ImportCounters): number {
  const parts = importCounterNames.filter((name) => !['lines_read', 'downloads', 'visits'].includes(name));
  return parts.reduce((sum, name) => sum + counters[name], 0);
}
