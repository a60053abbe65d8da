import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchEngine } from './BenchEngine';
import { withEngine } from './archiveFigures';
import { cli, type BenchFolder } from './BenchFolder';
import { isLogGenerated, openBenchLog, type BenchLog } from './benchLog';
import type { Bounds } from './Bounds';
import { Figures } from './Figures';

const rounds = 21;

/** Reports of some five thousand rows, and the usual ones of a hundred. */
const largeReports: Readonly<Record<string, string>> = {
  'Referrers.getKeywords, all rows': 'method=Referrers.getKeywords&filter_limit=-1',
  'Referrers.getKeywords, 100 rows': 'method=Referrers.getKeywords',
  'Actions.getPageUrls flat, 5 000 of all rows': 'method=Actions.getPageUrls&flat=1&filter_limit=5000',
  'Actions.getPageUrls flat, 100 of all rows': 'method=Actions.getPageUrls&flat=1',
};
/** The one that the bounds are for: five thousand rows of a record, each of them answered. */
const [bounded] = Object.keys(largeReports);

/** Archived reports through the engine's door as text: the first time, when they have to be decoded, and again. */
export async function benchReports(archived: string, month: string, bounds: Bounds): Promise<void> {
  const figures = new Figures('Archived reports', bounds);
  await withEngine(archived, async (engine) => {
    await warmUp(engine, month);
    for (const [name, report] of Object.entries(largeReports)) {
      const times = await askAgain(() => engine.ask(`${report}&idSite=1&period=month&date=${month}`));
      figures.add(`${name}, first`, times.slice(0, 1));
      figures.add(`${name}, in the engine`, times.slice(1), name === bounded ? { median: 10 } : undefined);
    }
  });
  const server = await startServer(archived);
  for (const [name, report] of Object.entries(largeReports)) {
    const times = await askAgain(() => server.ask(`${report}&idSite=1&period=month&date=${month}`));
    figures.add(`${name}, over HTTP`, times.slice(1), name === bounded ? { median: 25 } : undefined);
  }
  await server.close();
  figures.print();
}

/** Reports of another month, as in a reader that has worked for a while. */
async function warmUp(engine: BenchEngine, month: string): Promise<void> {
  for (const report of Object.values(largeReports)) {
    for (let i = 1; i <= 5; i += 1) await engine.ask(`${report}&idSite=1&period=day&date=${month.slice(0, 8)}0${i}`);
  }
}

async function askAgain(ask: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await ask());
  return times;
}

/** `heartwood serve`, as the user starts it, and a clock. Close it. */
async function startServer(database: string): Promise<{ ask(query: string): Promise<number>; close(): Promise<void> }> {
  const child = spawn(process.execPath, [cli, '--data', database, 'serve', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { origin, searchParams } = new URL(/http:\S+/.exec(line.toString())?.[0] ?? '');
  return {
    ask: async (query) => {
      const address = `${origin}/index.php?module=API&format=json&token_auth=${searchParams.get('token')}&${query}`;
      const start = performance.now();
      const answer = await fetch(address);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${query}: ${answer.status}`);
      return performance.now() - start;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What a dashboard asks for of a month that is archived. */
const askedMeanwhile = [
  'method=VisitsSummary.get&period=month',
  'method=Referrers.getKeywords&period=month',
  'method=Actions.getPageUrls&period=month',
  'method=DevicesDetection.getBrowsers&period=week',
  'method=UserCountry.getCountry&period=day',
];

/** The same reports again and again while another month is imported and archived. */
export async function benchMeanwhile(
  folder: BenchFolder,
  log: BenchLog,
  bounds: Bounds,
  archived: string,
): Promise<void> {
  if (!isLogGenerated) {
    bounds.skip('reports while a log is imported and archived', 'needs the generator of logs');
    return;
  }
  const figures = new Figures('Archived reports while another month is imported and archived', bounds);
  const other = await openBenchLog(Math.round(log.lines / 2), { days: 28, start: '2026-02-01' });
  await withEngine(folder.copy(archived), async (engine) => {
    await engine.client.call('setting.set', { key: 'archive.afterImport', value: true });
    const queries = askedMeanwhile.map((report) => `${report}&idSite=1&date=${log.month}`);
    for (const query of [...queries, ...queries]) await engine.ask(query);
    const work = { isOver: false };
    const done = engine.import(other.path).then(() => engine.idle());
    void done.finally(() => (work.isOver = true)).catch(() => undefined);
    const times: number[] = [];
    for (let i = 0; !work.isOver; i += 1) {
      times.push(await engine.ask(queries[i % queries.length]!));
      await sleep(20);
    }
    await done;
    figures.add('meanwhile, the slowest answer', times, { highest: 100 });
  });
  figures.print();
}

/** One report by the command line, from the start of the process to its end. */
export async function benchCommand(
  folder: BenchFolder,
  archived: string,
  month: string,
  bounds: Bounds,
): Promise<void> {
  const figures = new Figures('A report by the command line, whole process', bounds);
  const times: number[] = [];
  const query = `method=VisitsSummary.get&idSite=1&period=month&date=${month}&format=json`;
  await folder.ask(archived, query);
  for (let round = 0; round < 9; round += 1) times.push((await folder.ask(archived, query)).seconds * 1000);
  figures.add('a report by the command line', times, { median: 400 });
  figures.print();
}
