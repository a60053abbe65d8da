import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAll, benchPeriods, benchSegments, withEngine, type Imported } from './archiveFigures';
import { BenchFolder } from './BenchFolder';
import { isLogGenerated, openBenchLog, type BenchLog } from './benchLog';
import { Bounds } from './Bounds';
import { count, printTable, seconds } from './printTable';
import { benchCommand, benchMeanwhile, benchReports } from './reportFigures';

/**
 * `npm run bench:archive [-- --lines N] [--year]`: how fast the built Heartwood archives an imported log of 30 days and
 * answers reports of it, and which bounds (meant for a million lines) it meets; with --year twelve times the lines, too.
 * Medians of several runs; what else the machine does is in them: the load is said. Checks nothing.
 */
const { values } = parseArgs({
  options: { lines: { type: 'string', default: '1000000' }, year: { type: 'boolean', default: false } },
});
const lines = Number(values.lines);
const folder = new BenchFolder();
const bounds = new Bounds();
const load = (): string => loadavg()[0]!.toFixed(1);

async function importLog(log: BenchLog): Promise<Imported> {
  const database = await folder.newDatabase();
  await folder.import(database, [log.path]);
  return { log, database };
}

/** Archives logs of as many lines a day, over more and more days. */
async function benchDays(linesADay: number, wanted: readonly number[]): Promise<void> {
  const rows: string[][] = [];
  const costs: number[] = [];
  for (const days of wanted) {
    const log = await openBenchLog(linesADay * days, { days });
    const { database } = await importLog(log);
    const { seconds: wall, cpuSeconds } = await withEngine(database, (engine) => engine.archive());
    folder.removeDatabase(database);
    costs.push(cpuSeconds / days);
    rows.push([
      count(days),
      count(log.lines),
      seconds(wall),
      seconds(cpuSeconds),
      `${((wall / days) * 1000).toFixed(1)} ms`,
    ]);
    if (values.year && days === 365 && linesADay * 30 >= lines) {
      const bound = (30 * lines) / 1_000_000;
      bounds.add(`a year of ${count(log.lines)} lines: at most ${bound} s`, seconds(wall), wall <= bound);
    }
  }
  printTable(`Archiving ${count(linesADay)} lines a day`, ['days', 'lines', 'wall', 'processor', 'a day'], rows);
  const [first = NaN] = costs;
  const ratio = (costs.at(-1) ?? NaN) / first;
  if (costs.length > 1)
    bounds.add('a day of a year costs at most 15 % more', `${ratio.toFixed(2)} times`, ratio <= 1.15);
}

try {
  const [{ model = 'unknown processor' } = {}] = cpus();
  console.log(`${model}, ${cpus().length} cores, Node ${process.versions.node}, load ${load()} at the start`);
  const log = await openBenchLog(lines);
  console.log(`${count(log.lines)} lines, ${count(log.bytes / 1024 / 1024)} MB`);
  const imported = await importLog(log);
  const archived = await benchAll(folder, imported, bounds);
  await benchPeriods(folder, imported, bounds);
  await benchSegments(folder, log.month, bounds, archived);
  await benchReports(archived, log.month, bounds);
  await benchMeanwhile(folder, log, bounds, archived);
  await benchCommand(folder, archived, log.month, bounds);
  if (isLogGenerated) await benchDays(Math.round(lines / 300), [30, 90, 365]);
  else bounds.skip('a day of a year costs at most 15 % more', 'needs the generator of logs');
  if (isLogGenerated && values.year) await benchDays(Math.round(lines / 30), [365]);
  else
    bounds.skip(
      `a year of ${count(lines * 12)} lines`,
      isLogGenerated ? 'asked for by --year' : 'needs the generator of logs',
    );
  bounds.print();
  console.log(`\nload ${load()} at the end`);
} finally {
  folder.remove();
}
