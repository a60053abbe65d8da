import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay, type Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { callApi } from '@main/core/api/callApi';
import { archiveOf } from '@main/core/archive/Archive';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { openEngine } from '../../../cases/openEngine';
import { numbersAt, type Numbers, type Rows } from '../oracle/bruteForce';
import { rowsOf } from '../oracle/oracleLog';

/** Every row and number of the plugin Bots, counted again from the lines as they were made up. */
interface Agent {
  text: string;
  botClass: string;
  name: string;
  /** By address. */
  verdicts: Record<string, 'verified' | 'spoofed' | 'unverifiable'>;
}

const agents: Agent[] = [
  {
    text: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    botClass: 'search',
    name: 'Googlebot',
    verdicts: { '66.249.66.1': 'verified', '192.0.2.1': 'spoofed' },
  },
  {
    text: 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    botClass: 'ai-training',
    name: 'GPTBot',
    verdicts: { '4.151.71.180': 'verified', '192.0.2.2': 'spoofed' },
  },
  {
    text: 'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
    botClass: 'seo',
    name: 'AhrefsBot',
    verdicts: { '192.0.2.1': 'unverifiable' },
  },
];
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

const networks: Record<string, string> = {
  '66.249.66.1': ' AS15169 Google LLC',
  '4.151.71.180': ' AS8075 Microsoft Corporation',
};

interface Line {
  time: number;
  ip: string;
  path: string;
  query: string;
  status: number;
  bytes: number | null;
  /** null of people. */
  agent: Agent | null;
}

const start = Date.UTC(2025, 1, 27) / 1000;
const DAY = 86_400;
const robotsTxt = 'User-agent: *\nDisallow: /secret\nDisallow: /*?x=\nUser-agent: GPTBot\nDisallow: /a\n';

/** Four days across the end of a month. */
const lines: Line[] = Array.from({ length: 900 }, (_, i) => {
  const pick = <T>(values: readonly T[], by: number): T => values[Math.floor(i * by) % values.length] as T;
  const agent = pick([...agents, null], 0.71);
  return {
    time: start + Math.floor((i * 4 * DAY) / 900) + (i % 5),
    ip: agent ? pick(Object.keys(agent.verdicts), 0.37) : `203.0.113.${i % 200}`,
    path: pick(['/', '/a', '/secret', '/robots.txt', '/logo.png', '/a/b'], 0.53),
    query: pick(['', '?x=1', ''], 0.19),
    status: pick([200, 304, 404, 301, 500, 200], 0.29),
    bytes: i % 13 === 0 ? null : (i * 31) % 4000,
    agent,
  };
});

function toText({ time, ip, path, query, status, bytes, agent }: Line): string {
  const [, month, date, clock] =
    /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(new Date(time * 1000).toISOString()) ?? [];
  const head = `${ip} - - [${date}/${month === '02' ? 'Feb' : 'Mar'}/2025:${clock} +0000]`;
  const referrer = agent ? '-' : 'https://chatgpt.com/';
  return `${head} "GET ${path}${query} HTTP/1.1" ${status} ${bytes ?? '-'} "${referrer}" "${agent?.text ?? firefox}"`;
}

let folder: string;
let engine: WritingEngine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bots-'));
  writeFileSync(join(folder, 'access.log'), lines.map((line) => `${toText(line)}\n`).join(''));
  engine = openEngine();
  await callApi(engine, { method: 'SitesManager.addSite', siteName: 'A', urls: 'https://a.example', timezone: 'UTC' });
  await callApi(engine, { method: 'Bots.setRobotsTxtText', idSite: '1', robotsTxt });
  await importLog(engine, { paths: [join(folder, 'access.log')], options: {} });
});
afterAll(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

type BotLine = Line & { agent: Agent };
const isPage = ({ path, status }: Line): boolean =>
  !['/robots.txt', '/logo.png'].includes(path) && [200, 304].includes(status);

/** What robotsTxt says, read by a person: the group of GPTBot knows nothing of the rules for everybody. */
function isForbidden({ agent, path, query }: BotLine): boolean {
  if (path === '/robots.txt') return false;
  if (agent.name === 'GPTBot') return path.startsWith('/a');
  return path === '/secret' || query !== '';
}

function add(rows: Rows, labels: readonly string[], numbers: Numbers): void {
  labels.forEach((_, level) => {
    const sums = numbersAt(rows, labels.slice(0, level + 1));
    for (const [name, value] of Object.entries(numbers)) {
      const before = sums[name];
      if (before === undefined) sums[name] = value;
      else if (name === 'first_seen') sums[name] = Math.min(before, value);
      else sums[name] = name === 'last_seen' ? Math.max(before, value) : before + value;
    }
  });
}

const requestNumbers = (line: Line): Numbers => ({
  nb_requests: 1,
  Bots_nb_pages: Number(isPage(line)),
  nb_errors: Number(line.status >= 400),
  first_seen: line.time,
  last_seen: line.time,
  ...(line.bytes === null ? {} : { sum_bandwidth: line.bytes }),
});

type Oracle = (rows: Rows, line: BotLine) => void;
const tables: Record<string, Oracle> = {
  Bots_classes: (rows, line) => add(rows, [line.agent.botClass, line.agent.name], requestNumbers(line)),
  Bots_bots: (rows, line) => add(rows, [line.agent.name, line.path], requestNumbers(line)),
  Bots_pages: (rows, line) => add(rows, [line.path, line.agent.name], requestNumbers(line)),
  Bots_verification: (rows, { agent, ip, time }) => {
    const verdict = agent.verdicts[ip];
    add(rows, [agent.name, `${ip}${networks[ip] ?? ''}`], {
      nb_requests: 1,
      Bots_nb_verified: Number(verdict === 'verified'),
      Bots_nb_spoofed: Number(verdict === 'spoofed'),
      Bots_nb_unverifiable: Number(verdict === 'unverifiable'),
      first_seen: time,
      last_seen: time,
    });
  },
  Bots_robotsTxt: (rows, line) => {
    const { agent, path } = line;
    add(rows, [agent.name], {
      nb_requests: 1,
      Bots_nb_robots_txt: Number(path === '/robots.txt'),
      Bots_nb_forbidden: Number(isForbidden(line)),
    });
  },
};

const periods: Period[] = [
  { type: 'day', first: parseDay('2025-02-28') as number, last: parseDay('2025-02-28') as number },
  periodAt('week', parseDay('2025-03-01') as number),
  periodAt('month', parseDay('2025-02-28') as number),
  periodAt('year', parseDay('2025-02-28') as number),
  { type: 'range', first: parseDay('2025-02-28') as number, last: parseDay('2025-03-01') as number },
];

const linesOf = ({ first, last }: Period): Line[] =>
  lines.filter(({ time }) => time >= first * DAY && time < (last + 1) * DAY);
const botsOf = (period: Period): BotLine[] => linesOf(period).filter((line): line is BotLine => line.agent !== null);

test.each(periods)('tables of a $type', async (period) => {
  for (const [record, oracle] of Object.entries(tables)) {
    const expected: Rows = new Map();
    for (const line of botsOf(period)) oracle(expected, line);
    const request = { idSite: 1, plugin: 'Bots', period, segment: null };
    const expanded = record !== 'Bots_robotsTxt';
    const found = rowsOf(await archiveOf(engine).getDataTable(request, record, { expanded }));
    expect(found.size).toBeGreaterThan(2);
    expect(found).toEqual(expected);
  }
});

test.each(periods)('paths that robots.txt forbids in a $type', async (period) => {
  const request = { idSite: 1, plugin: 'Bots', period, segment: null };
  const found = await archiveOf(engine).getDataTable(request, 'Bots_robotsTxt', { expanded: true });
  for (const { label, subtable } of found.rows) {
    const ofBot = botsOf(period).filter(({ agent }) => agent.name === label);
    const expected: Rows = new Map();
    for (const line of ofBot) {
      const isFile = line.path === '/robots.txt';
      if (!isFile && !isForbidden(line)) continue;
      add(expected, [line.path + line.query], {
        nb_requests: 1,
        Bots_nb_robots_txt: Number(isFile),
        Bots_nb_forbidden: Number(!isFile),
      });
    }
    expect(subtable ? rowsOf(subtable) : new Map()).toEqual(expected);
  }
});

test.each(periods)('numbers of a $type', async (period) => {
  const bots = botsOf(period);
  const count = (isCounted: (line: BotLine) => boolean): number => bots.filter(isCounted).length;
  const request = { idSite: 1, plugin: 'Bots', period, segment: null };
  const expected = {
    Bots_nb_requests: bots.length,
    Bots_nb_requests_search: count(({ agent }) => agent.botClass === 'search'),
    Bots_nb_requests_ai: count(({ agent }) => agent.botClass === 'ai-training'),
    Bots_nb_requests_other: count(({ agent }) => agent.botClass === 'seo'),
    Bots_nb_pages: count(isPage),
    Bots_sum_bandwidth: bots.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    Bots_nb_errors: count(({ status }) => status >= 400),
    Bots_distinctBots: new Set(bots.map(({ agent }) => agent.name)).size,
    Bots_nb_verified: count(({ agent, ip }) => agent.verdicts[ip] === 'verified'),
    Bots_nb_spoofed: count(({ agent, ip }) => agent.verdicts[ip] === 'spoofed'),
    Bots_nb_robots_txt: count(({ path }) => path === '/robots.txt'),
    Bots_nb_forbidden: count(isForbidden),
  };
  expect(await archiveOf(engine).getNumerics(request, Object.keys(expected))).toEqual(expected);
});

test.each(periods)('pages that AI crawled and sent people to in a $type', async (period) => {
  const pages: Rows = new Map();
  for (const line of linesOf(period)) {
    const { agent, path, time } = line;
    if (agent?.name === 'GPTBot' && isPage(line)) {
      add(pages, [path], { nb_requests: 1, nb_visits: 0, first_seen: time, last_seen: time });
    }
  }
  const request = { idSite: 1, plugin: 'Bots', period, segment: null };
  const found = await archiveOf(engine).getDataTable(request, 'Bots_aiPages', { expanded: true });
  for (const row of found.rows) {
    const { nb_requests = 0, first_seen, last_seen } = pages.get(JSON.stringify([row.label])) ?? {};
    const { nb_visits: visits, ...crawls } = row.columns;
    const expected = { label: row.label, nb_requests, first_seen, last_seen };
    expect({ first_seen: undefined, last_seen: undefined, ...crawls }).toEqual(expected);
    const times = row.subtable?.rows.map(({ label }) => Number(label)) ?? [];
    const came = linesOf(period).filter(({ agent, path }) => !agent && path === row.label);
    expect(visits).toBe(row.subtable?.rows.reduce((sum, below) => sum + below.number('nb_visits'), 0) ?? 0);
    expect(times.every((time) => came.some((line) => line.time === time))).toBe(true);
  }
  expect([...pages.keys()].every((key) => found.rowByLabel((JSON.parse(key) as string[])[0] ?? ''))).toBe(true);
});
