import { EngineClient } from '@main/worker/EngineClient';

const periods = [
  { period: 'month', date: '2026-03-01' },
  { period: 'day', date: '2026-03-04' },
];
type Period = (typeof periods)[number];

interface Site {
  idsite: number;
  name: string;
}

interface Report {
  module: string;
  action: string;
  parameters?: Record<string, string>;
}

/** Every report of every site for a month and one of its days, as the built engine answers. */
export async function readReports(databasePath: string, built: (name: string) => URL): Promise<string[]> {
  const engine = await EngineClient.open({
    workerUrl: built('worker.js'),
    parseThreadUrl: built('parseThread.js'),
    archiveThreadUrl: built('archiveThread.js'),
    databasePath,
    version: 'robust',
    host: 'browser',
    sampleLog: null,
    command: 'comparing reports',
    readers: 0,
  });
  const answers: string[] = [];
  try {
    const sites = (await ask(engine, { method: 'SitesManager.getAllSites' })) as Site[];
    for (const site of sites) for (const period of periods) answers.push(...(await readSite(engine, site, period)));
  } finally {
    await engine.close();
  }
  return answers.sort();
}

async function readSite(engine: EngineClient, { idsite, name }: Site, period: Period): Promise<string[]> {
  const when = { idSite: String(idsite), ...period };
  const reports = (await ask(engine, { method: 'API.getReportMetadata', ...when })) as Report[];
  const answers: string[] = [];
  for (const { module, action, parameters } of reports) {
    const asked = { ...parameters, method: `${module}.${action}`, ...when, expanded: '1', filter_limit: '-1' };
    const answer = await ask(engine, asked).catch((error: unknown) => String(error));
    answers.push(`${name} ${period.period} ${module}.${action} ${JSON.stringify(answer, toComparable)}`);
  }
  return answers;
}

/** Without the numbers by which subtables are asked for, and with columns by name: their order is the archives'. */
function toComparable(key: string, value: unknown): unknown {
  if (key === 'idsubdatatable') return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function ask(engine: EngineClient, parameters: Record<string, string>): Promise<unknown> {
  return engine.call('api.call', { parameters });
}
