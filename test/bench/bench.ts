import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EngineClient } from '@main/worker/EngineClient';
import { openBenchLog } from './benchLog';
import type { BenchLog } from './benchLog';
import { runMeasured } from './runMeasured';

/** Prints how fast the built Heartwood is on a log of LINES lines (default a million); checks nothing. */
const lines = Number(process.env.LINES ?? 1_000_000);
const built = (name: string) => new URL(`../../out/main/${name}`, import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'heartwood-bench-'));
const database = join(folder, 'bench.sqlite');

const heartwood = (...args: string[]) =>
  runMeasured(process.execPath, [fileURLToPath(built('cli.js')), '--data', database, ...args]);

const megabytes = (bytes: number) => bytes / 1024 / 1024;
const seconds = (value: number) => `${value.toFixed(2)} s`;
const note = (name: string, value: string) => {
  console.log(`${name.padEnd(46)} ${value}`);
};

async function benchImport(log: BenchLog): Promise<number> {
  await heartwood('config', 'set', 'archive.afterImport', 'false');
  const run = await heartwood('import', '--json', log.path);
  const counters = JSON.parse(run.output) as Record<string, number>;
  note('import, lines read', String(counters.lines_read));
  note('import, visits', String(counters.visits));
  note('import', `${seconds(run.seconds)}   ${Math.round(log.lines / run.seconds).toLocaleString('en')} lines/s`);
  note('  processor time', seconds(run.cpuSeconds ?? NaN));
  note('import, most memory', run.peakMegabytes === null ? 'unknown' : `${run.peakMegabytes} MB`);
  const size = ['', '-wal'].reduce(
    (sum, end) => sum + (existsSync(database + end) ? statSync(database + end).size : 0),
    0,
  );
  note('database', `${megabytes(size).toFixed(0)} MB   ${((100 * size) / log.bytes).toFixed(0)} % of the log`);
  return run.seconds;
}

/** GoAccess beside it, twice, the better run counting: with as many threads as it knows. */
async function benchGoAccess(log: BenchLog, importSeconds: number): Promise<void> {
  const help = spawnSync('goaccess', ['--help'], { encoding: 'utf8' });
  if (help.error) {
    note('GoAccess', 'not installed');
    return;
  }
  const args = [log.path, '--log-format=COMBINED', '-o', join(folder, 'goaccess.json'), '--no-progress'];
  const threadCounts = /--jobs/.test(help.stdout + help.stderr) ? [1, 2] : [1];
  for (const threads of threadCounts) {
    const jobs = threads > 1 ? [`--jobs=${threads}`] : [];
    const runs = [await runMeasured('goaccess', [...args, ...jobs]), await runMeasured('goaccess', [...args, ...jobs])];
    const best = Math.min(...runs.map((run) => run.seconds));
    const cpu = Math.min(...runs.map((run) => run.cpuSeconds ?? NaN));
    note(`GoAccess, ${threads} thread${threads > 1 ? 's' : ''}`, `${seconds(best)}   processor time ${seconds(cpu)}`);
    note('  Heartwood takes of that', `${((100 * importSeconds) / best).toFixed(0)} %`);
  }
}

async function benchFirstReport(log: BenchLog): Promise<void> {
  const query = `method=VisitsSummary.get&idSite=1&period=month&date=${log.month}&format=json`;
  const first = await heartwood('api', query);
  const second = await heartwood('api', query);
  note('first report of the month, archives made', `${seconds(first.seconds)}   most memory ${first.peakMegabytes} MB`);
  note('  the same again, process start included', seconds(second.seconds));
}

async function benchArchivedReports(log: BenchLog): Promise<void> {
  const engine = await EngineClient.open({
    workerUrl: built('worker.js'),
    parseThreadUrl: built('parseThread.js'),
    archiveThreadUrl: built('archiveThread.js'),
    databasePath: database,
    version: 'bench',
    host: 'browser',
    sampleLog: null,
    command: 'bench',
  });
  const reports = {
    'VisitsSummary.get': {},
    'Actions.getPageUrls': {},
    'Actions.getPageUrls flat': { flat: '1' },
    'Referrers.getWebsites expanded': { expanded: '1' },
    'DevicesDetection.getBrowsers': {},
  };
  for (const [name, options] of Object.entries(reports)) {
    const parameters = { method: name.split(' ')[0]!, idSite: '1', period: 'month', date: log.month, ...options };
    const times: number[] = [];
    for (let i = 0; i < 21; i++) {
      const start = performance.now();
      await engine.call('api.call', { parameters });
      times.push(performance.now() - start);
    }
    const [coldest = 0] = times;
    const median = times.toSorted((a, b) => a - b)[10] ?? 0;
    note(`archived ${name}`, `${median.toFixed(1)} ms   first time ${coldest.toFixed(1)} ms`);
  }
  await engine.close();
}

if (!existsSync(built('cli.js'))) throw new Error('Run `npm run build` first: the bench runs what is built.');
const log = await openBenchLog(lines);
note('log', `${log.lines.toLocaleString('en')} lines, ${megabytes(log.bytes).toFixed(0)} MB`);
try {
  const importSeconds = await benchImport(log);
  await benchFirstReport(log);
  await benchArchivedReports(log);
  await benchGoAccess(log, importSeconds);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
