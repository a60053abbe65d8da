import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMeasured, type Measured } from './runMeasured';

export const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

const launcher = fileURLToPath(new URL('../../src-main/cli/heartwood.js', import.meta.url));

export interface ImportRun extends Measured {
  counters: Record<string, number>;
  /** Of the database and its write-ahead log, when the import has ended. */
  databaseBytes: number;
}

/** A folder for what a benchmark makes; runs the built command line on databases in it. Remove it. */
export class BenchFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'heartwood-bench-'));
  private databases = 0;

  constructor() {
    if (!existsSync(cli)) throw new Error('Run `npm run build` first: the bench runs what is built.');
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** A new database whose imports are not followed by archiving. */
  async newDatabase(): Promise<string> {
    this.databases += 1;
    const database = this.file(`${this.databases}.sqlite`);
    await this.heartwood(database, ['config', 'set', 'archive.afterImport', 'false']);
    return database;
  }

  async import(database: string, paths: readonly string[], args: readonly string[] = []): Promise<ImportRun> {
    const run = await this.heartwood(database, ['import', '--json', ...args, ...paths]);
    const counters = JSON.parse(run.output) as Record<string, number>;
    return { ...run, counters, databaseBytes: this.sizeOf(database) };
  }

  /** An import into a database of its own, which is gone afterwards. */
  async importAnew(paths: readonly string[], args: readonly string[] = []): Promise<ImportRun> {
    const database = await this.newDatabase();
    const run = await this.import(database, paths, args);
    this.removeDatabase(database);
    return run;
  }

  /** A database like this one, whose write-ahead log is empty. */
  copy(database: string): string {
    this.databases += 1;
    const path = this.file(`${this.databases}.sqlite`);
    copyFileSync(database, path);
    return path;
  }

  /** Bytes of the database and its write-ahead log. */
  sizeOf(database: string): number {
    return sizeOf(database) + sizeOf(`${database}-wal`);
  }

  removeDatabase(database: string): void {
    for (const end of ['', '-wal', '-shm', '.lock']) rmSync(database + end, { force: true });
  }

  /** One question by the command line: the whole process, as `heartwood` starts it. */
  ask(database: string, query: string): Promise<Measured> {
    return runMeasured(process.execPath, [launcher, '--data', database, 'api', query]);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private heartwood(database: string, args: readonly string[]): Promise<Measured> {
    return runMeasured(process.execPath, [cli, '--data', database, ...args]);
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
