import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WritingEngine } from '@main/core/Engine';
import { openWritable } from '@main/core/db/openDatabase';
import type { ImportOptions } from '@main/core/import/ImportOptions';
import { importLog } from '@main/core/import/importLog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { readQuality } from '@main/core/quality/readQuality';
import { readTopAddress } from '@main/core/quality/readTopAddress';
import { GoalStore } from '@main/core/sites/GoalStore';
import { SiteStore } from '@main/core/sites/SiteStore';
import { noteStoppedPattern } from '@main/core/tracker/stoppedPatterns';

let folder: string;
let engine: WritingEngine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-'));
  engine = {
    db: openWritable(':memory:'),
    plugins: new PluginManager([]),
    archiveStore: { store: () => undefined },
    now: () => Date.UTC(2026, 5, 1) / 1000,
  };
  new SiteStore(engine.db).add({ name: 'Oak', urls: ['https://oak.example'], timezone: 'Europe/Berlin' });
});
afterEach(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

/** Imports a log and says what is found in it. */
async function check(text: string, options: Partial<ImportOptions> = {}) {
  const path = join(folder, 'access.log');
  writeFileSync(path, text);
  await importLog(engine, { paths: [path], options });
  return readQuality(engine, 1);
}

/** Requests of a second each, from as many addresses as `of` says. */
function hour(time: string, lines: number, { zone = '+0100', of = lines } = {}): string {
  return Array.from({ length: lines }, (_, i) => {
    const clock = `${time}:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
    return `192.0.2.${i % of} - - [${clock} ${zone}] "GET /${i} HTTP/1.1" 200 5 "-" "Mozilla/5.0 Firefox/140.0"\n`;
  }).join('');
}

const kinds = ({ findings }: Awaited<ReturnType<typeof check>>) => findings.map(({ kind }) => kind);

it('says nothing of a site without lines', () => {
  expect(readQuality(engine, 1)).toMatchObject({ lines: 0, days: [], gaps: [], topAddress: null, findings: [] });
  expect(() => readQuality(engine, 2)).toThrow('no site with the id 2');
});

it('counts the lines with referrers that are made up', async () => {
  const lines = hour('10/Feb/2026:10', 40).split('\n').slice(0, -1);
  const withSpam = lines.map((line, i) => (i % 10 === 0 ? line.replace('"-"', '"http://www.semalt.com/x"') : line));
  const report = await check(`${withSpam.join('\n')}\n`);
  expect(report.spam).toEqual({ lines: 4, of: 40, domains: ['semalt.com'] });
  expect(report.findings).toContainEqual({
    kind: 'spam',
    severity: 'note',
    params: { share: '10%', domains: 'semalt.com' },
  });
});

it('shows the days of the site’s calendar and the hours that are missing', async () => {
  const report = await check(hour('10/Feb/2026:23', 40) + hour('11/Feb/2026:02', 50));
  expect(report).toMatchObject({ lines: 90, first: '2026-02-10 23:00', last: '2026-02-11 02:00', files: 1 });
  expect(report.days.map(({ day, hours, missing }) => [day, hours[23], hours[2], missing])).toEqual([
    ['2026-02-10', 40, 0, []],
    ['2026-02-11', 0, 50, [0, 1]],
  ]);
  expect(report.gaps).toEqual([{ from: '2026-02-11 00:00', until: '2026-02-11 02:00', hours: 2, expected: 80 }]);
  expect(kinds(report)).toEqual(['gap']);
});

it('takes summer and winter time for one zone, and others for others', async () => {
  const seasons = hour('28/Mar/2026:12', 2) + hour('29/Mar/2026:12', 2, { zone: '+0200' });
  expect(kinds(await check(seasons))).toEqual([]);
  const report = await check(hour('30/Mar/2026:12', 3, { zone: '-0500' }));
  expect(report.zones).toEqual([
    { zone: '-0500', lines: 3 },
    { zone: '+0100', lines: 2 },
    { zone: '+0200', lines: 2 },
  ]);
  expect(kinds(report)).toEqual(['zonesSeveral']);
});

it('says that the log thinks in another zone than the site', async () => {
  const report = await check(hour('10/Feb/2026:12', 2, { zone: '+0000' }));
  expect(report.findings).toEqual([
    { kind: 'zoneOther', severity: 'note', params: { zones: '+0000', timezone: 'Europe/Berlin' } },
  ]);
});

it('finds the proxy in front of the server', async () => {
  const report = await check(hour('10/Feb/2026:12', 30, { of: 1 }));
  expect(report.topAddress).toEqual({ address: '192.0.2.0', lines: 30, of: 30, isForwarded: false });
  expect(report.findings).toEqual([
    { kind: 'proxy', severity: 'warning', params: { share: '100%', address: '192.0.2.0' } },
  ]);
  expect(kinds(await check(hour('10/Feb/2026:13', 30)))).toEqual([]);
});

it('finds the addresses that a proxy forwarded', async () => {
  const line = (i: number) =>
    `10.0.0.4 - - [10/Feb/2026:12:00:${10 + i} +0100] "GET / HTTP/1.1" 200 5 "-" "Mozilla/5.0 Firefox/140.0" "192.0.2.${i}"\n`;
  const logFormat =
    '$remote_addr - - [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" "$http_x_forwarded_for"';
  const text = Array.from({ length: 25 }, (_, i) => line(i)).join('');
  const report = await check(text, { logFormat });
  expect(report.topAddress).toEqual({ address: '10.0.0.4', lines: 25, of: 25, isForwarded: true });
  expect(kinds(report)).toEqual(['proxyForwarded']);
});

it('reads a part of a log that is larger than it has patience for', async () => {
  await check(hour('10/Feb/2026:12', 3) + hour('10/Feb/2026:13', 3));
  expect(readTopAddress(engine.db, 1, 3)).toMatchObject({ of: 3 });
});

it('counts what was not understood, what was known and what came out of order', async () => {
  await check(hour('10/Feb/2026:12', 8));
  const text = hour('10/Feb/2026:12', 9).split('\n').reverse().join('\n');
  const report = await check(`${text}\nnonsense`);
  expect(report.counters).toMatchObject({ lines_read: 18 + 1, failed: 1, duplicates: 8 });
  expect(report.clock).toEqual({ jumps: 0, outOfOrder: 8, future: 0, lines: 17 });
  expect(report.findings).toEqual([
    { kind: 'failed', severity: 'warning', params: { lines: 1, share: '5.3%', reason: 'no address' } },
    { kind: 'cut', severity: 'note', params: { path: join(folder, 'access.log') } },
    { kind: 'order', severity: 'note', params: { share: '47%' } },
    { kind: 'duplicates', severity: 'note', params: { share: '42%' } },
  ]);
});

it('keeps a stray line of another year out of the calendar', async () => {
  const report = await check(hour('10/Feb/1999:12', 1) + hour('10/Feb/2026:12', 1500, { of: 50 }));
  expect(report).toMatchObject({ lines: 1500, first: '2026-02-10 12:00', gaps: [] });
});

it('finds a clock that jumped', async () => {
  const report = await check(hour('10/Feb/2026:12', 2) + hour('10/Feb/2026:10', 1) + hour('10/Feb/2027:12', 1));
  expect(report.findings).toMatchObject([
    { kind: 'clockBack', params: { count: 1, largest: '2 h 0 min', line: 3 } },
    { kind: 'clockFuture', params: { lines: 1, latest: '2027-02-10 11:00 UTC' } },
    { kind: 'order' },
  ]);
});

it('names the pattern that took too long', async () => {
  const goal = { match_attribute: 'url', pattern_type: 'regex', pattern: '/oak', description: '', revenue: 0 };
  const flags = { case_sensitive: 0, allow_multiple: 0, event_value_as_revenue: 0 };
  new GoalStore(engine.db).add({ idsite: 1, name: 'Oak', ...goal, ...flags });
  noteStoppedPattern(engine.db, 1, '/oak');
  noteStoppedPattern(engine.db, 1, 'of no goal');
  const { findings } = await check(hour('10/Feb/2026:10', 5));
  const params = { name: 'Oak', pattern: '/oak' };
  expect(findings).toContainEqual({ kind: 'patternStopped', severity: 'warning', params });
});
