import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { BenchFolder, type ImportRun } from './BenchFolder';
import { openBenchLog, type BenchLog } from './benchLog';
import { Bounds } from './Bounds';
import { findGoAccess } from './goAccess';
import { count, megabytes, percent, printTable, seconds } from './printTable';
import { rewriteLog, rewritings } from './rewriteLog';
import type { Measured } from './runMeasured';

/**
 * `npm run bench:import [-- --lines N] [--formats N] [--large]`: what the built importer does in one run on this machine,
 * beside GoAccess where that is installed, and which bounds it meets. Checks nothing.
 */
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    formats: { type: 'string', default: '200000' },
    large: { type: 'boolean', default: false },
  },
});
const rounds = 2;
const folder = new BenchFolder();
const bounds = new Bounds();
const best = <Run extends Measured>(runs: readonly Run[]): Run =>
  runs.reduce((least, run) => (run.seconds < least.seconds ? run : least));
const head = ['run', 'wall', 'processor', 'most memory', 'lines/s'];
const toRow = (name: string, run: Measured, lines: number): string[] => [
  name,
  seconds(run.seconds),
  seconds(run.cpuSeconds),
  megabytes(run.peakMegabytes),
  count(lines / run.seconds),
];

/** One after the other, again and again, so that what else the machine does meets both alike. */
async function benchSpeed(log: BenchLog): Promise<ImportRun> {
  const goAccess = findGoAccess();
  const ours: ImportRun[] = [];
  const theirs: Measured[] = [];
  const ratios: number[] = [];
  const rows: string[][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const run = await folder.importAnew([log.path]);
    ours.push(run);
    rows.push(toRow('Heartwood', run, log.lines));
    if (goAccess === null) continue;
    const other = await goAccess.run(log.path, folder.file('goaccess.json'));
    theirs.push(other);
    ratios.push(other.seconds / run.seconds);
    rows.push(toRow(`GoAccess ${goAccess.version}`, other, log.lines));
  }
  printTable(`${count(log.lines)} lines of combined log, into an empty database, side by side`, head, rows);
  const run = best(ours);
  if (theirs.length > 0) {
    const ratio = best(theirs).seconds / run.seconds;
    const each = ratios.map((value) => value.toFixed(1)).join(', ');
    bounds.add('five times as fast as GoAccess', `${ratio.toFixed(1)} times (pairs: ${each})`, ratio >= 5);
  } else {
    bounds.add('five times as fast as GoAccess', 'GoAccess is not installed', false);
  }
  const memory = Math.max(...ours.map(({ peakMegabytes }) => peakMegabytes ?? Infinity));
  bounds.add('at most 350 MB of memory', megabytes(memory), memory <= 350);
  const share = run.databaseBytes / log.bytes;
  bounds.add('database and its log at most 35 % of the plain log', percent(share), share <= 0.35);
  return run;
}

async function benchAgain(log: BenchLog, first: ImportRun): Promise<void> {
  const packed = folder.file('access.log.gz');
  await pipeline(createReadStream(log.path), createGzip(), createWriteStream(packed));
  const again: ImportRun[] = [];
  const gzip: ImportRun[] = [];
  const plain: ImportRun[] = [];
  const database = await folder.newDatabase();
  await folder.import(database, [log.path]);
  for (let round = 1; round <= rounds; round += 1) {
    again.push(await folder.import(database, [log.path]));
    gzip.push(await folder.importAnew([packed]));
    plain.push(await folder.importAnew([log.path]));
  }
  const named = { plain, 'the same file again': again, 'packed with gzip': gzip };
  const rows = Object.entries(named).flatMap(([name, runs]) => runs.map((run) => toRow(name, run, log.lines)));
  printTable('The same lines otherwise', head, rows);
  const fastest = Math.min(first.seconds, best(plain).seconds);
  const duplicate = best(again).seconds / fastest;
  bounds.add('a duplicate at least as fast as a new file', `${percent(duplicate)} of its time`, duplicate <= 1);
  const slower = best(gzip).seconds / fastest - 1;
  bounds.add('gzip within 25 % of plain', `${percent(slower)} slower`, slower <= 0.25);
  rmSync(packed);
}

async function benchFormats(lines: number): Promise<void> {
  const log = await openBenchLog(lines);
  const rows: string[][] = [];
  let slowest = { name: '', pace: Infinity };
  for (const [name, rewriting] of Object.entries(rewritings)) {
    const path = folder.file(`${name}.log`);
    const written = await rewriteLog(log.path, path, rewriting);
    const runs = [await folder.importAnew([path], rewriting.args), await folder.importAnew([path], rewriting.args)];
    const run = best(runs);
    const pace = run.counters.lines_read! / run.seconds;
    if (pace < slowest.pace) slowest = { name, pace };
    const understood = run.counters.lines_read! - run.counters.failed! - run.counters.comments!;
    rows.push([name, count(written), count(understood), seconds(run.seconds), count(pace)]);
    rmSync(path);
  }
  const title = `Each format, the start of the process included, the better of two runs`;
  printTable(title, ['format', 'lines', 'understood', 'wall', 'lines/s'], rows);
  const measured = `${count(slowest.pace)} (${slowest.name})`;
  bounds.add('each format at least 100,000 lines/s', measured, slowest.pace >= 100_000);
}

async function benchLarge(log: BenchLog, first: ImportRun): Promise<void> {
  const large = await openBenchLog(log.lines * 10);
  const run = await folder.importAnew([large.path]);
  printTable('Ten times the lines', head, [toRow('Heartwood', run, large.lines)]);
  const ratio = run.seconds / large.lines / (first.seconds / log.lines) - 1;
  const peak = run.peakMegabytes ?? Infinity;
  bounds.add('ten times the lines: at most 350 MB of memory', megabytes(run.peakMegabytes), peak <= 350);
  bounds.add('ten times the lines: time a line within 15 %', `${percent(ratio)} more`, ratio <= 0.15);
  rmSync(large.path);
}

try {
  const log = await openBenchLog(Number(values.lines));
  const [{ model = 'unknown processor' } = {}] = cpus();
  console.log(`${model}, ${cpus().length} cores, Node ${process.versions.node}`);
  console.log(`${count(log.lines)} lines, ${count(log.bytes / 1024 / 1024)} MB`);
  const first = await benchSpeed(log);
  await benchAgain(log, first);
  await benchFormats(Number(values.formats));
  if (values.large) await benchLarge(log, first);
  bounds.print();
} finally {
  folder.remove();
}
