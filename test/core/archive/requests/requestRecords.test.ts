import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { googlebot, lines, ofDay, openMadeLog, type Made } from './madeRequests';

/** Every record of Traffic and HttpStatus, counted again over the lines as they were made up. */
let engine: WritingEngine;
beforeAll(async () => {
  engine = await openMadeLog();
});
afterAll(() => engine.db.close());

interface AnswerRow {
  label: string;
  nb_requests?: number;
  sum_bandwidth?: number;
  subtable?: AnswerRow[];
}

const pathOf = ({ target }: Made): string => target.replace(/\?.*/, '');
const typeOf = (line: Made): string => /\.(\w+)$/.exec(pathOf(line))?.[1] ?? '';
const isPicture = (line: Made): boolean => typeOf(line) === 'png';

interface Oracle {
  of?: (line: Made, counted: readonly Made[]) => boolean;
  /** The label of each level. */
  labels: ((line: Made) => string)[];
}

const oracles: Readonly<Record<string, Oracle>> = {
  'Traffic.getMethods': { labels: [({ method }) => method] },
  'Traffic.getProtocols': { labels: [() => 'HTTP/1.1'] },
  'Traffic.getHosts': { labels: [() => 'Not logged'] },
  'Traffic.getFileTypes': { labels: [(line) => typeOf(line) || 'Without an ending'] },
  'Traffic.getHeaviestFiles': {
    of: (line, counted) => counted.some((other) => pathOf(other) === pathOf(line) && Number(other.bytes) > 0),
    labels: [pathOf],
  },
  'Traffic.getStaticFiles': { of: isPicture, labels: [pathOf] },
  'Traffic.getHotlinks': {
    of: (line) => isPicture(line) && line.status < 400 && line.referrer !== '-',
    labels: [() => 'elsewhere.example', pathOf],
  },
  'HttpStatus.getClasses': {
    labels: [({ status }) => String(status).charAt(0), ({ status }) => String(status)],
  },
  'HttpStatus.getCodes': { labels: [({ status }) => String(status)] },
  'HttpStatus.getNotFound': {
    of: ({ status }) => status === 404,
    labels: [pathOf, ({ referrer }) => (referrer === '-' ? 'No referrer' : referrer)],
  },
  'HttpStatus.getRedirects': { of: ({ status }) => status === 301, labels: [pathOf] },
  'HttpStatus.getServerErrors': { of: ({ status }) => status >= 500, labels: [pathOf, ({ status }) => String(status)] },
};

/** Without the names of statuses: `404 Not Found` is 404, `4xx Client error` 4. */
const bare = (label: string): string => label.replace(/^(\d)xx .*$/, '$1').replace(/^(\d{3}) .*$/, '$1');

function toRows(answer: readonly AnswerRow[], levels: number, above: readonly string[] = []): [string, number][] {
  return answer.flatMap((row) => {
    const labels = [...above, bare(row.label)];
    const below = above.length + 1 < levels ? toRows(row.subtable ?? [], levels, labels) : [];
    return [[labels.join(' | '), row.nb_requests ?? 0] as [string, number], ...below];
  });
}

function count(counted: readonly Made[], { of = () => true, labels }: Oracle): [string, number][] {
  const rows = new Map<string, number>();
  for (const line of counted.filter((one) => of(one, counted))) {
    labels.forEach((_, level) => {
      const key = labels
        .slice(0, level + 1)
        .map((label) => label(line))
        .join(' | ');
      rows.set(key, (rows.get(key) ?? 0) + 1);
    });
  }
  return [...rows];
}

const day = { idSite: '1', period: 'day', date: '2025-03-03' };
const week = { idSite: '1', period: 'range', date: '2025-03-02,2025-03-04' };

describe.each(Object.entries(oracles))('%s', (method, oracle) => {
  test.each([
    ['a day', day, ofDay],
    ['several days', week, lines],
    ['a segment', { ...week, segment: 'httpStatus!=200' }, lines.filter(({ status }) => status !== 200)],
    ['an audience', { ...week, audience: 'searchBots' }, lines.filter(({ agent }) => agent === googlebot)],
  ])('of %s', async (_name, parameters, counted) => {
    const answer = await callApi(engine, { ...parameters, method, expanded: '1', filter_limit: '-1' });
    const rows = toRows(answer as unknown as AnswerRow[], oracle.labels.length);
    expect(rows.sort()).toEqual(count(counted, oracle).sort());
  });
});

test.each([
  [day, ofDay],
  [week, lines],
  [{ ...week, audience: 'people' }, lines.filter(({ agent }) => agent !== googlebot)],
])('numbers of %o', async (parameters, counted) => {
  const bytes = counted.flatMap((line) => (line.bytes === null ? [] : [line.bytes]));
  const of = (first: number): number => counted.filter(({ status }) => Math.floor(status / 100) === first).length;
  expect(await callApi(engine, { ...parameters, method: 'Traffic.get' })).toMatchObject({
    nb_requests: counted.length,
    sum_bandwidth: bytes.reduce((sum, one) => sum + one, 0),
    max_bandwidth: Math.max(...bytes),
    nb_hits_with_bandwidth: bytes.length,
    nb_clients: new Set(counted.map(({ ip, agent }) => `${ip} ${agent}`)).size,
  });
  expect(await callApi(engine, { ...parameters, method: 'HttpStatus.get' })).toEqual({
    HttpStatus_nb_successes: of(2),
    HttpStatus_nb_redirections: of(3),
    HttpStatus_nb_client_errors: of(4),
    HttpStatus_nb_server_errors: of(5),
    HttpStatus_nb_not_found: counted.filter(({ status }) => status === 404).length,
  });
});

test('URLs that are answered by turns', async () => {
  const answer = await callApi(engine, { ...week, method: 'HttpStatus.getInconsistentUrls', filter_limit: '-1' });
  const paths = [...new Set(lines.map(pathOf))].filter((path) => {
    const statuses = lines.filter((line) => pathOf(line) === path).map(({ status }) => status);
    return statuses.some((one) => one < 400) && statuses.some((one) => one === 404 || one >= 500);
  });
  expect((answer as unknown as AnswerRow[]).map(({ label }) => label).sort()).toEqual(paths.sort());
});
