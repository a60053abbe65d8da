import { BenchEngine, type JobTime } from './BenchEngine';
import type { BenchFolder } from './BenchFolder';
import type { BenchLog } from './benchLog';
import type { Bounds } from './Bounds';
import { Figures } from './Figures';
import { percent } from './printTable';

const rounds = 3;
const day = (month: string, number: number): string => `${month.slice(0, 8)}${String(number).padStart(2, '0')}`;

/** An imported log: its database without any archive, closed. */
export interface Imported {
  log: BenchLog;
  database: string;
}

/** All archives of all plugins from nothing, and their size. Returns a database that has them all. */
export async function benchAll(folder: BenchFolder, { log, database }: Imported, bounds: Bounds): Promise<string> {
  const figures = new Figures('Every day, week, month and year of all plugins, from nothing', bounds);
  const runs: JobTime[] = [];
  let archived = '';
  for (let round = 0; round < rounds; round += 1) {
    if (archived !== '') folder.removeDatabase(archived);
    archived = folder.copy(database);
    runs.push(await withEngine(archived, (engine) => engine.archive()));
  }
  figures.add(
    'all archives',
    runs.map(({ seconds }) => seconds * 1000),
    { median: 2000 },
  );
  figures.add(
    'processor time of all threads',
    runs.map(({ cpuSeconds }) => cpuSeconds * 1000),
  );
  figures.print();
  const share = (folder.sizeOf(archived) - folder.sizeOf(database)) / log.bytes;
  bounds.add('archives: at most 3 % of the plain log', percent(share, 1), share <= 0.03);
  return archived;
}

/** A day asked for the first time; and a month whose days are there, in an engine that has worked before. */
export async function benchPeriods(folder: BenchFolder, { log, database }: Imported, bounds: Bounds): Promise<void> {
  const figures = new Figures('One period, until the report that asked for it is answered', bounds);
  const ask = 'method=VisitsSummary.get&idSite=1';
  const days = await withEngine(folder.copy(database), async (engine) => {
    const times: number[] = [];
    for (let i = 1; i <= 15; i += 1) times.push(await engine.ask(`${ask}&period=day&date=${day(log.month, i)}`));
    return times;
  });
  figures.add('one day', days, { median: 60 });
  const months: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const copy = folder.copy(database);
    await withEngine(copy, async (engine) => {
      await engine.archive(['day']);
      await engine.ask(`${ask}&period=range&date=${day(log.month, 2)},${day(log.month, 20)}`);
      months.push(await engine.ask(`${ask}&period=month&date=${log.month}`));
    });
    folder.removeDatabase(copy);
  }
  figures.add('a month from its days', months, { median: 250 });
  figures.print();
}

const segments = ['referrerType==search', 'deviceType==smartphone', 'pageUrl=@blog', 'visitDuration>60;actions>=3'];
const reports = [
  'VisitsSummary.get',
  'Actions.getPageUrls',
  'Referrers.getWebsites',
  'DevicesDetection.getBrowsers',
  'UserCountry.getCountry',
  'VisitTime.getVisitInformationPerServerTime',
];

/** Each segment with a report of each plugin, none of which were archived before. */
export async function benchSegments(
  folder: BenchFolder,
  month: string,
  bounds: Bounds,
  archived: string,
): Promise<void> {
  const figures = new Figures('A segment over a month, the first time', bounds);
  const all: number[] = [];
  await withEngine(folder.copy(archived), async (engine) => {
    await engine.ask(`method=VisitsSummary.get&idSite=1&period=month&date=${month}&segment=actions>=2`);
    for (const segment of segments) {
      const times: number[] = [];
      for (const report of reports) {
        const asked = `idSite=1&period=month&date=${month}&segment=${encodeURIComponent(segment)}`;
        times.push(await engine.ask(`method=${report}&${asked}`));
      }
      figures.add(`${segment}, ${reports.length} plugins`, times);
      all.push(...times);
    }
  });
  figures.add('a segment over a month', all, { highest: 1500 });
  figures.print();
}

export async function withEngine<T>(database: string, use: (engine: BenchEngine) => Promise<T>): Promise<T> {
  const engine = await BenchEngine.open(database);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}
