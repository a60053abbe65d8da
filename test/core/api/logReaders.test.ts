import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { makeLogReaders } from '@main/core/api/logs/makeLogReaders';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import type { LogSelection } from 'heartwood/sdk';
import { openEngine } from '../../cases/openEngine';

const agent = '"-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"';
/** 300 visitors over three days, each with two pages and a picture, a minute apart. */
const lines = Array.from({ length: 900 }, (_, i) => {
  const visitor = Math.floor(i / 3);
  const time = new Date(Date.UTC(2025, 2, 3, 8, visitor * 14) + (i % 3) * 60_000);
  const clock = `${time.toUTCString().slice(5, 16).replaceAll(' ', '/')}:${time.toISOString().slice(11, 19)} +0000`;
  const target = ['/', '/logo.png', `/page-${visitor % 7}`][i % 3];
  return `192.0.${Math.floor(visitor / 200)}.${(visitor % 200) + 1} - - [${clock}] "GET ${target} HTTP/1.1" 200 512 ${agent}`;
});

describe('readers of log tables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartwood-logs-'));
  const path = join(folder, 'access.log.gz');
  let engine: WritingEngine;
  const all: LogSelection = { idSites: [1] };

  beforeAll(async () => {
    writeFileSync(path, gzipSync(lines.join('\n')));
    engine = openEngine();
    await callApi(engine, { method: 'SitesManager.addSite', siteName: 'A', urls: 'https://example.com' });
    await importLog(engine, { paths: [path], options: { idSite: 1 } });
  });
  afterAll(() => {
    engine.db.close();
    rmSync(folder, { recursive: true });
  });

  test.each([false, true])('pages hold every visit once, in order (oldest first: %s)', (isOldestFirst) => {
    const readers = makeLogReaders(engine);
    const sign = isOldestFirst ? '' : 'DESC';
    const expected = engine.db
      .rows<[number]>({
        text: `SELECT idvisit FROM log_visit ORDER BY visit_last_action_time ${sign}, idvisit ${sign}`,
        values: [],
      })
      .map(([id]) => id);
    for (const selection of [all, { ...all, segment: 'actions>=1' }]) {
      const found: number[] = [];
      for (let offset = 0; ; offset += 70) {
        const page = readers.visits(selection, { offset, limit: 70, isOldestFirst });
        found.push(...page.map(({ idvisit }) => idvisit));
        if (page.length < 70) break;
      }
      expect(found).toEqual(expected);
    }
  });

  test('actions are those of their visits', () => {
    const readers = makeLogReaders(engine);
    const ids = readers.visits(all, { offset: 117, limit: 5 }).map(({ idvisit }) => idvisit);
    const expected = engine.db.rows<[number, number]>(sql`
      SELECT idvisit, idlink_va FROM log_link_visit_action
      WHERE idvisit IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    `);
    const found = readers.actions(ids).map(({ idvisit, idlink_va }) => [idvisit, idlink_va]);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(readers.actions(ids, 1).map(({ url }) => url)).toEqual(ids.map(() => 'https://example.com/'));
  });

  test('a visitor has its own visits only', () => {
    const readers = makeLogReaders(engine);
    const [visit] = readers.visits(all, { offset: 150, limit: 1 });
    const visitorId = visit?.idvisitor.toString(16) ?? '';
    const visits = readers.visits({ ...all, visitorId }, { offset: 0, limit: 9 });
    expect(visits.map(({ idvisit }) => idvisit)).toEqual([visit?.idvisit]);
    expect(readers.visits({ ...all, visitorId: `0${visitorId}` }, { offset: 0, limit: 9 })).toEqual(visits);
    expect(readers.visits({ ...all, visitorId: 'nobody' }, { offset: 0, limit: 9 })).toEqual([]);
  });

  test('pages hold every line once, and each is found in its file', async () => {
    const readers = makeLogReaders(engine);
    const requests = [0, 400, 800].flatMap((offset) => readers.requests(all, { offset, limit: 400 }));
    expect(requests.length).toBe(900);
    expect(requests.map(({ time }) => time)).toEqual(requests.map(({ time }) => time).toSorted((a, b) => b - a));
    const read = await Promise.all([0, 555, 899].map((i) => readers.line(requests[i]?.id ?? '')));
    for (const line of read) expect(line?.text).toBe(lines[(line?.line ?? 0) - 1]);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(900);
  });

  test('lines of a segment belong to its visits, whatever became of them', () => {
    const readers = makeLogReaders(engine);
    const requests = readers.requests({ ...all, segment: 'pageUrl=@page-3' }, { offset: 0, limit: 1000 });
    const visits = readers.visits({ ...all, segment: 'pageUrl=@page-3' }, { offset: 0, limit: 1000 });
    expect(requests.length).toBe(visits.length * 3);
    expect(new Set(requests.map(({ idVisit }) => idVisit))).toEqual(new Set(visits.map(({ idvisit }) => idvisit)));
    expect(new Set(requests.map(({ fate }) => fate))).toEqual(new Set(['imported', 'static']));
  });

  test('a line of a file that has changed is not shown as if it were the same', async () => {
    const readers = makeLogReaders(engine);
    const [request] = readers.requests(all, { offset: 0, limit: 1 });
    writeFileSync(path, gzipSync(lines.toReversed().join('\n')));
    expect(await readers.line(request?.id ?? '')).toEqual({ file: path, line: 900, text: null });
    expect(await readers.line('1.1')).toBeNull();
    expect(await readers.line('99.1.0000000000000000')).toBeNull();
  });
});
