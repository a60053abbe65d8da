import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { firstDifference } from '../core/import/readVisits';
import { openRandom } from './openRandom';
import { readReports } from './readReports';
import { writeLogs } from './writeLogs';

const built = (name: string) => new URL(`../../out/main/${name}`, import.meta.url);

/** Work on archives and on the file that a kill may hit. */
const commands = { archiving: ['archive'], shrinking: ['vacuum'] } as const;
type Command = keyof typeof commands;

export interface ArchivingKills {
  kills: Record<Command, number>;
  reports: number;
  wrongs: string[];
}

/**
 * Kills archiving, and shrinking, at random moments, looks at the database after each kill, and lets them go on: in the end
 * all reports must be those of a database that nobody disturbed, and no archive may be half there.
 */
export async function killArchiving(plan: {
  kills: Record<Command, number>;
  lines: number;
  seed: number;
  say: (text: string) => void;
}): Promise<ArchivingKills> {
  const folder = mkdtempSync(join(tmpdir(), 'heartwood-kill-archiving-'));
  const result: ArchivingKills = { kills: { archiving: 0, shrinking: 0 }, reports: 0, wrongs: [] };
  try {
    const imported = join(folder, 'imported.sqlite');
    const usual = await prepare(folder, imported, plan);
    const expected = await readReports(join(folder, 'undisturbed.sqlite'), built);
    result.reports = expected.length;
    const random = openRandom(plan.seed + 1);
    for (const command of ['archiving', 'shrinking'] as const) {
      while (result.kills[command] < plan.kills[command]) {
        const database = join(folder, 'disturbed.sqlite');
        cpSync(command === 'archiving' ? imported : join(folder, 'undisturbed.sqlite'), database);
        const round = { database, command, usual: usual[command], random };
        const { kills, wrongs } = await killUntilDone(round, plan.kills[command] - result.kills[command]);
        result.kills[command] += kills;
        const difference = firstDifference(await readReports(database, built), expected);
        result.wrongs.push(...wrongs, ...(difference ? [`other reports: ${JSON.stringify(difference)}`] : []));
        plan.say(`${command}: ${result.kills[command]} kills so far, ${result.wrongs.length} wrongs`);
        removeDatabase(database);
      }
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An import without archives, and the same with archives and room to give back. Returns how long the commands take. */
async function prepare(
  folder: string,
  imported: string,
  { lines, seed }: { lines: number; seed: number },
): Promise<Record<Command, number>> {
  const logs = writeLogs(folder, { lines, seed });
  await run(imported, ['config', 'set', 'archive.afterImport', 'false']);
  await run(imported, ['import', ...logs]);
  await run(imported, ['api', segment]);
  const undisturbed = join(folder, 'undisturbed.sqlite');
  cpSync(imported, undisturbed);
  const archiving = await run(undisturbed, commands.archiving);
  makeHoles(undisturbed);
  const copy = join(folder, 'copy.sqlite');
  cpSync(undisturbed, copy);
  const shrinking = await run(copy, commands.shrinking);
  return { archiving: archiving.milliseconds, shrinking: shrinking.milliseconds };
}

/** Stored, to be archived ahead: archived after all visits. */
const segment = 'method=SegmentEditor.add&name=pages&definition=pageUrl=@page/1&autoArchive=1&format=json';

/** Room that shrinking gives back. */
function makeHoles(database: string): void {
  const db = new BetterSqlite3(database);
  db.exec('CREATE TABLE hole AS SELECT * FROM log_link_visit_action; DROP TABLE hole;');
  db.close();
}

interface Round {
  database: string;
  command: Command;
  usual: number;
  random: () => number;
}

async function killUntilDone({ database, command, usual, random }: Round, most: number) {
  const wrongs: string[] = [];
  let kills = 0;
  for (let whole = usual; ; whole *= 1.1) {
    const delay = kills < most ? Math.round(random() * whole) : Infinity;
    const { wasKilled } = await run(database, commands[command], delay);
    wrongs.push(...findWrongs(database));
    if (!wasKilled) return { kills, wrongs };
    kills += 1;
  }
}

/** Archives half there, and damage of the file. */
function findWrongs(database: string): string[] {
  const db = new BetterSqlite3(database);
  try {
    const integrity = String(db.pragma('integrity_check', { simple: true }));
    const wrongs = integrity === 'ok' ? [] : [`integrity_check: ${integrity}`];
    const tables = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'archive_*_[0-9]*'`)
      .pluck()
      .all() as string[];
    for (const table of tables) {
      const done = table.replace('blob', 'numeric');
      const halves = db
        .prepare(
          `SELECT count(*) FROM ${table} WHERE idarchive NOT IN (SELECT idarchive FROM ${done} WHERE generation IS NOT NULL)`,
        )
        .pluck()
        .get() as number;
      if (halves > 0) wrongs.push(`${halves} rows of ${table} without a done flag`);
    }
    return wrongs;
  } finally {
    db.close();
  }
}

function removeDatabase(database: string): void {
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(database + end, { force: true });
}

/** Runs a command of the built program; kills it after `delay`. Throws when it failed by itself. */
async function run(database: string, args: readonly string[], delay = Infinity) {
  const start = Date.now();
  const program = fileURLToPath(built('cli.js'));
  const child = spawn(process.execPath, [program, '--data', database, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = new AbortController();
  const kill = (): boolean => child.kill('SIGKILL');
  if (delay !== Infinity) sleep(delay, undefined, { signal: stop.signal }).then(kill, () => undefined);
  const code = await ended;
  stop.abort();
  const wasKilled = child.signalCode === 'SIGKILL';
  if (!wasKilled && code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${errors}`);
  return { wasKilled, milliseconds: Date.now() - start };
}
