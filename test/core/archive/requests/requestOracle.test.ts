import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GroupBy, LogGroup, RequestQuery } from '@shared/plugin';
import { parseSegment } from '@shared/segment/parseSegment';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import type { WritingEngine } from '@main/core/Engine';
import { chrome, day, googlebot, ofDay, openMadeLog, start, visitFinder, type Made } from './madeRequests';

let engine: WritingEngine;
beforeAll(async () => {
  engine = await openMadeLog();
});
afterAll(() => engine.db.close());

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

test('a line belongs to the last visit of its client that was still open; a segment takes the lines of its visits', () => {
  const visitOf = visitFinder(engine);
  const expected = count(ofDay, (line) => [visitOf(line)?.id ?? null]);
  expect(expected.size).toBeGreaterThan(5);
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
