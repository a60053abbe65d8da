import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { firstDifference, readVisits } from '../core/import/readVisits';
import { checkDatabase, countLines, type Phase } from './checkDatabase';
import { openRandom } from './openRandom';
import { readReports } from './readReports';
import { writeLogs } from './writeLogs';

const built = (name: string) => new URL(`../../out/main/${name}`, import.meta.url);

export interface KillPlan {
  kills: number;
  lines: number;
  seed: number;
  /** Hears of each kill and of each import that came to its end. */
  say: (text: string) => void;
}

export interface KillResult {
  kills: number;
  byPhase: Partial<Record<Phase, number>>;
  /** Imports that came to their end after kills, and were compared. */
  completed: number;
  reports: number;
  wrongs: string[];
}

/**
 * Kills imports at random moments, again and again, looks at the database after each kill, and lets the import go on until
 * it ends: then all that it left must be what an import that nobody disturbed leaves.
 */
export async function killRounds(plan: KillPlan): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'heartwood-kill-'));
  try {
    return await runRounds(plan, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runRounds({ kills, lines, seed, say }: KillPlan, folder: string): Promise<KillResult> {
  const logs = writeLogs(folder, { lines, seed });
  const random = openRandom(seed + 1);
  const start = Date.now();
  await importFiles(join(folder, 'undisturbed.sqlite'), logs, Infinity);
  const usual = Date.now() - start;
  let whole = usual;
  const expected = await readLeft(join(folder, 'undisturbed.sqlite'));
  say(
    `an import that nobody disturbs: ${whole} ms, ${expected.visits.length} rows, ${expected.reports.length} reports`,
  );
  const result: KillResult = { kills: 0, byPhase: {}, completed: 0, reports: expected.reports.length, wrongs: [] };
  for (let round = 1; result.kills < kills; round += 1) {
    const database = join(folder, `round${round}.sqlite`);
    let wasKilled = true;
    while (wasKilled) {
      const mayKill = result.kills < kills;
      const delay = mayKill ? Math.round(random() * whole) : Infinity;
      wasKilled = await importFiles(database, logs, delay);
      if (wasKilled) noteKill(result, database, { delay, say, lines: expected.lines });
      // a machine that became busy must not keep an import from ever being completed
      whole *= 1.1;
    }
    whole = usual;
    const differences = compare(await readLeft(database), expected);
    result.wrongs.push(...differences);
    result.completed += 1;
    say(`round ${round} came to its end; ${differences.join('; ') || 'all as undisturbed'}`);
    for (const end of ['', '-wal', '-shm', '.lock']) rmSync(database + end, { force: true });
  }
  return result;
}

/** True when it was killed. Throws when it failed by itself. */
async function importFiles(database: string, logs: readonly string[], delay: number): Promise<boolean> {
  const args = [fileURLToPath(built('cli.js')), '--data', database, 'import', '--json', ...logs];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = new AbortController();
  if (delay !== Infinity) {
    sleep(delay, undefined, { signal: stop.signal }).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    );
  }
  const code = await ended;
  stop.abort();
  if (child.signalCode === 'SIGKILL') return true;
  if (code !== 0) throw new Error(`the import ended with ${code}: ${errors}`);
  return false;
}

function noteKill(
  result: KillResult,
  database: string,
  { delay, say, lines }: { delay: number; say: KillPlan['say']; lines: number },
): void {
  const { wrongs, phase } = checkDatabase(database, lines);
  result.kills += 1;
  result.byPhase[phase] = (result.byPhase[phase] ?? 0) + 1;
  result.wrongs.push(...wrongs);
  say(`kill ${result.kills} after ${delay} ms, at: ${phase}${wrongs.map((wrong) => `; WRONG: ${wrong}`).join('')}`);
}

interface Left {
  lines: number;
  visits: string[];
  reports: string[];
}

async function readLeft(database: string): Promise<Left> {
  const lines = countLines(database);
  const { wrongs } = checkDatabase(database, lines);
  if (wrongs.length > 0) throw new Error(wrongs.join('; '));
  const reports = await readReports(database, built);
  const db = new BetterSqlite3(database, { readonly: true });
  const visits = readVisits(db);
  db.close();
  return { lines, visits, reports };
}

function compare(left: Left, expected: Left): string[] {
  return (['visits', 'reports'] as const).flatMap((part) => {
    const difference = firstDifference(left[part], expected[part]);
    return difference ? [`other ${part}: ${JSON.stringify(difference).slice(0, 4000)}`] : [];
  });
}
