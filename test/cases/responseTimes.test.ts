import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { openEngine } from './openEngine';

/** The percentiles of every report against the times in the log, sorted: within 1 %, for any period and segment. */
const folder = mkdtempSync(join(tmpdir(), 'heartwood-times-'));
let engine: WritingEngine;

interface Line {
  day: number;
  hour: number;
  path: string;
  seconds: number;
}

/** 40 days from 1 March; times spread over four powers of ten. */
const lines: Line[] = Array.from({ length: 2000 }, (_, i) => ({
  day: (i * 7) % 40,
  hour: (i * 5) % 24,
  path: ['/', '/a', '/blog/x', '/blog/2025/y'][(i * 3 + (i >> 4)) % 4] as string,
  seconds: Math.round(10 ** (((i * 7919) % 4001) / 1000)) / 1000,
}));

const toText = ({ day, hour, path, seconds }: Line): string => {
  const date = new Date(Date.UTC(2025, 2, 1 + day, hour));
  const [, number = '', month = ''] = /(\d+) (\w+) 2025/.exec(date.toUTCString()) ?? [];
  const time = `${number}/${month}/2025:${String(hour).padStart(2, '0')}:00:00 +0000`;
  return `192.0.2.1 - - [${time}] "GET ${path} HTTP/1.1" 200 5 "-" "Mozilla/5.0 Firefox/128.0" ${seconds.toFixed(3)}\n`;
};

beforeAll(async () => {
  engine = openEngine();
  const path = join(folder, 'access.log');
  writeFileSync(path, lines.map(toText).join(''));
  await callApi(engine, { method: 'SitesManager.addSite', siteName: 'A', urls: 'https://a.example', timezone: 'UTC' });
  const logFormat =
    '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';
  await importLog(engine, { paths: [path], options: { logFormat } });
});
afterAll(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

type Numbers = Record<string, number>;

function expectTimes(row: Numbers | undefined, of: Line[]): void {
  const times = of.map(({ seconds }) => seconds).sort((a, b) => a - b);
  expect(row?.nb_requests).toBe(times.length);
  expect(row?.max_response_time).toBeCloseTo(times.at(-1) as number, 6);
  for (const percent of [50, 90, 95, 99]) {
    const exact = times[Math.ceil((percent / 100) * times.length) - 1] as number;
    expect(Math.abs((row?.[`p${percent}_response_time`] as number) / exact - 1)).toBeLessThanOrEqual(0.0101);
  }
}

const ask = async (method: string, period: string, date: string, more: Record<string, string> = {}) =>
  callApi(engine, { method: `Performance.${method}`, idSite: '1', period, date, filter_limit: '-1', ...more });

const march = ({ day }: Line): boolean => day < 31;

test.each([
  ['day', '2025-03-03', ({ day }: Line) => day === 2],
  ['week', '2025-03-03', ({ day }: Line) => day >= 2 && day <= 8],
  ['month', '2025-03-01', march],
  ['year', '2025-01-01', () => true],
  ['range', '2025-03-10,2025-04-05', ({ day }: Line) => day >= 9 && day <= 35],
] as const)('all requests of a %s', async (period, date, isIn) => {
  expectTimes((await ask('get', period, date)) as Numbers, lines.filter(isIn));
});

test.each([
  ['getUrls', '/blog/x', (line: Line) => line.path === '/blog/x'],
  ['getDirectories', 'blog', (line: Line) => line.path.startsWith('/blog/')],
  ['getDirectories', 'blog > 2025', (line: Line) => line.path.startsWith('/blog/2025/')],
  ['getHours', '7', (line: Line) => line.hour === 7],
  ['getCountries', 'Unknown', () => true],
] as const)('%s: %s', async (method, label, isIn) => {
  const found = (await ask(method, 'month', '2025-03-01', { label })) as Numbers[];
  expectTimes(
    found[0],
    lines.filter((line) => march(line) && isIn(line)),
  );
});
