import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GroupBy, LogGroup, RequestQuery } from '@shared/plugin';
import { parseDay } from '@shared/period/Period';
import { parseSegment } from '@shared/segment/parseSegment';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import { callApi } from '@main/core/api/callApi';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { openEngine } from '../../../cases/openEngine';

/** A line of the log, as it was made up. */
interface Made {
  time: number;
  ip: string;
  method: string;
  target: string;
  status: number;
  bytes: number | null;
  referrer: string;
  agent: string;
}

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const day = parseDay('2025-03-03') as number;
/** Midnight in Newfoundland, half an hour off the hours of the chunks. */
const start = Date.UTC(2025, 2, 3, 3, 30) / 1000;

/** Lines from an hour before the day to an hour after it, of three people and a bot. */
const lines: Made[] = Array.from({ length: 700 }, (_, i) => {
  const pick = <T>(values: readonly T[], by: number): T => values[Math.floor(i / by + i * 0.37) % values.length] as T;
  return {
    time: start - 3600 + Math.floor((i * 26 * 3600) / 700) + (i % 7),
    ip: pick(['192.0.2.1', '192.0.2.2', '198.51.100.7'], 3),
    method: pick(['GET', 'GET', 'HEAD', 'POST'], 1),
    target: pick(['/', '/a?x=1', '/logo.png', '/old', '/missing', '/report.pdf'], 1),
    status: pick([200, 200, 404, 301, 200, 500, 304], 1),
    bytes: i % 11 === 0 ? null : (i * 37) % 5000,
    referrer: pick(['-', 'https://elsewhere.example/'], 5),
    agent: pick([firefox, chrome, firefox, googlebot], 9),
  };
});

function toText({ time, ip, method, target, status, bytes, referrer, agent }: Made): string {
  const [, date, clock] = /^\d{4}-\d\d-(\d\d)T(\d\d:\d\d:\d\d)/.exec(new Date(time * 1000).toISOString()) ?? [];
  const head = `${ip} - - [${date}/Mar/2025:${clock} +0000]`;
  return `${head} "${method} ${target} HTTP/1.1" ${status} ${bytes ?? '-'} "${referrer}" "${agent}"`;
}

let folder: string;
let engine: WritingEngine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'requests-'));
  writeFileSync(join(folder, 'access.log'), lines.map((line) => `${toText(line)}\n`).join(''));
  engine = openEngine();
  const site = { siteName: 'A', urls: 'https://a.example', timezone: 'America/St_Johns' };
  await callApi(engine, { method: 'SitesManager.addSite', ...site });
  await importLog(engine, { paths: [join(folder, 'access.log')], options: {} });
});
afterAll(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

function ask(dimensions: readonly GroupBy[], query: RequestQuery = {}, segment = ''): LogGroup[] {
  const context = new ArchiveContext(engine);
  const { rows, selection } = context.readDay(1, day, parseSegment(segment));
  return new LogAggregator(rows, context.timeZone(1), selection).queryRequestsByDimension(dimensions, query);
}

/** Lines of the day by a key, in the form of the answer. */
function count(ofDay: readonly Made[], toValues: (line: Made) => unknown[]) {
  const groups = new Map<string, Made[]>();
  for (const line of ofDay) {
    const key = JSON.stringify(toValues(line));
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}

const ofDay = lines.filter(({ time }) => time >= start && time < start + 86_400);
const bytesOf = (group: readonly Made[]) => group.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test('all lines of the site’s day, whatever became of them', () => {
  const groups = ask(['status', 'method', 'target'], {
    selects: {
      sum_bandwidth: { column: 'bytes', as: 'sum' },
      max_bandwidth: { column: 'bytes', as: 'max' },
      nb_hits_with_bandwidth: { column: 'bytes', as: 'count' },
      clients: { column: 'ip', as: 'distinct' },
    },
  });
  const expected = [...count(ofDay, ({ status, method, target }) => [status, method, target])].map(([key, group]) => {
    const bytes = bytesOf(group);
    return [
      JSON.parse(key),
      {
        nb_requests: group.length,
        ...(bytes.length > 0
          ? { sum_bandwidth: sum(bytes), max_bandwidth: Math.max(...bytes), nb_hits_with_bandwidth: bytes.length }
          : {}),
        clients: new Set(group.map(({ ip }) => ip)).size,
      },
    ];
  });
  expect(new Map(groups.map(({ values, metrics }) => [JSON.stringify(values), metrics]))).toEqual(
    new Map(expected.map(([values, metrics]) => [JSON.stringify(values), metrics])),
  );
});

test('by classes, hours of the site and what lines say of their clients', () => {
  const hour: GroupBy = { column: 'time', to: (time) => Math.floor((Number(time) - start) / 3600) };
  const groups = ask([hour, 'botName', 'userAgent', 'referrer'], { classes: ['search'] });
  const bots = ofDay.filter(({ agent }) => agent === googlebot);
  const expected = count(bots, ({ time, referrer }) => [
    Math.floor((time - start) / 3600),
    'Googlebot',
    googlebot,
    referrer === '-' ? '' : referrer,
  ]);
  expect(bots.length).toBeGreaterThan(50);
  expect(new Map(groups.map(({ values, metrics }) => [JSON.stringify(values), metrics.nb_requests]))).toEqual(
    new Map([...expected].map(([key, group]) => [key, group.length])),
  );
});

test('fates and kinds have names, and add up', () => {
  const groups = ask(['fate', 'kind']);
  const fates = new Set(groups.map(({ values }) => values[0]));
  expect([...fates].sort()).toEqual(['bots', 'errors', 'imported', 'redirects', 'static']);
  expect(groups.some(({ values: [fate, kind] }) => fate === 'imported' && kind === 'download')).toBe(true);
  expect(sum(groups.map(({ metrics }) => metrics.nb_requests ?? 0))).toBe(ofDay.length);
});

interface Visit {
  id: number;
  ip: string;
  agent: string;
  first: number;
  last: number;
}

test('a line belongs to the last visit of its client that was still open; a segment takes the lines of its visits', () => {
  const visits = engine.db.all<Visit>(sql`
    SELECT v.idvisit AS id, c.ip, t.text AS agent, visit_first_action_time AS first, visit_last_action_time AS last
    FROM log_visit v
    JOIN log_client c ON c.idclient = v.idclient
    JOIN log_text t ON t.idtext = c.iduser_agent
    WHERE visit_first_action_time BETWEEN ${start} AND ${start + 86_399}
    ORDER BY first
  `);
  const visitOf = ({ time, ip, agent }: Made): Visit | null => {
    const begun = visits.findLast((visit) => visit.ip === ip && visit.agent === agent && visit.first <= time);
    return begun && time < begun.last + 1800 ? begun : null;
  };
  const expected = count(ofDay, (line) => [visitOf(line)?.id ?? null]);
  expect(visits.length).toBeGreaterThan(5);
  const toCounts = (groups: readonly LogGroup[]) =>
    new Map(groups.map(({ values, metrics }) => [JSON.stringify(values), metrics.nb_requests]));
  expect(toCounts(ask(['idvisit']))).toEqual(new Map([...expected].map(([key, { length }]) => [key, length])));

  const ofChrome = count(
    ofDay.filter((line) => visitOf(line)?.agent === chrome),
    ({ status }) => [status],
  );
  expect(toCounts(ask(['status'], {}, 'browserCode==CH'))).toEqual(
    new Map([...ofChrome].map(([key, { length }]) => [key, length])),
  );
});

test('bots are verified by their addresses, people are not', () => {
  const groups = ask(['botName', 'botVerification']);
  const bots = ofDay.filter(({ agent }) => agent === googlebot).length;
  expect(new Map(groups.map(({ values, metrics }) => [values.join(' '), metrics.nb_requests]))).toEqual(
    new Map([
      [' ', ofDay.length - bots],
      ['Googlebot spoofed', bots],
    ]),
  );
});
