import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import { toDatabaseError } from '@main/core/db/toDatabaseError';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { SiteStore } from '@main/core/sites/SiteStore';
import { firstDifference, readVisits } from './readVisits';

let folder: string;
let engine: WritingEngine;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-broken-'));
  engine = openEngine();
});
afterEach(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

function openEngine(): WritingEngine {
  const now = () => 1_780_000_000;
  const db = openWritable(':memory:');
  return { db, plugins: new PluginManager([]), archiveStore: { store: () => undefined }, now };
}

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** A line of one of three hosts, every hundred of them a minute later. */
function line(i: number): string {
  const time = new Date(Date.UTC(2025, 9, 10) + Math.floor(i / 100) * 60_000).toISOString().slice(11, 19);
  const host = ['oak', 'elm', 'ash'][Math.floor(i / 7000) % 3];
  const target = `/page/${i}/${'x'.repeat(40)}`;
  return `${host}.example 192.0.2.${i % 250} - - [10/Oct/2025:${time} +0000] "GET ${target} HTTP/1.1" 200 5 "-" "${agent}"\n`;
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const storedLines = () => engine.db.value<number>(sql`SELECT sum(lines) FROM log_request`) ?? 0;
const countsOfLast = () =>
  engine.db.get<{ state: string; lines: number }>(sql`
    SELECT state, json_extract(counters, '$.lines_read') AS lines FROM import ORDER BY idimport DESC LIMIT 1
  `);

describe('a full disk', () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => line(i)).join('');

  it('undoes what was not committed, says so, and the next import completes it', async () => {
    const path = write('vhosts.log', lines);
    await importLog(engine, { paths: [path], options: {} });
    const undisturbed = readVisits(engine.db.connection);
    engine.db.close();

    engine = openEngine();
    const pages = () => engine.db.connection.pragma('page_count', { simple: true }) as number;
    engine.db.connection.pragma(`max_page_count = ${pages() + 1200}`);
    const failure = await importLog(engine, { paths: [path], options: {} }).catch((error: unknown) => error);
    expect(toDatabaseError(failure, 'my.sqlite')).toMatchObject({
      code: 'database.full',
      params: { path: 'my.sqlite' },
    });
    expect(engine.db.connection.inTransaction).toBe(false);
    expect(engine.db.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(storedLines()).toBeGreaterThan(0);
    expect(storedLines()).toBeLessThan(60_000);
    expect(countsOfLast()).toEqual({ state: 'failed', lines: storedLines() });

    engine.db.connection.pragma('max_page_count = 1000000');
    const { counters } = await importLog(engine, { paths: [path], options: {} });
    expect(counters).toMatchObject({ lines_read: 60_000, no_site: 0, failed: 0 });
    expect(counters.duplicates).toBeGreaterThan(0);
    expect(firstDifference(readVisits(engine.db.connection), undisturbed)).toBeNull();
  });
});

describe('a log whose site cannot be told', () => {
  it('takes nothing of the other logs along', async () => {
    for (const host of ['oak', 'elm']) new SiteStore(engine.db).add({ name: host, urls: [`http://${host}.example`] });
    const good = write('a.log', line(1) + line(2));
    const bad = write('b.log', line(3).replace(/^\S+ /, ''));
    const { counters, errors } = await importLog(engine, { paths: [good, bad, write('c.log', line(4))], options: {} });
    expect(errors.map(({ error }) => error.code)).toEqual(['site.ambiguous']);
    expect(counters).toMatchObject({ imported: 3 });
    expect(storedLines()).toBe(3);
  });
});

describe('a first import that was cut short', () => {
  it('goes on making a site of every host', async () => {
    const sites = () => new SiteStore(engine.db).all().map(({ name }) => name);
    const stop = new AbortController();
    stop.abort();
    const oak = write('oak.log', line(1));
    await expect(importLog(engine, { paths: [oak], options: {}, signal: stop.signal })).rejects.toThrow(/cancelled/);
    expect(sites()).toEqual(['oak.example']);
    await importLog(engine, { paths: [write('elm.log', line(7001))], options: {} });
    expect(sites()).toEqual(['oak.example', 'elm.example']);
    const { counters } = await importLog(engine, { paths: [write('ash.log', line(14_001))], options: {} });
    expect(counters).toMatchObject({ imported: 0, no_site: 1 });
  });
});

describe('a log without requests', () => {
  it('is counted and no failure, whatever it is that it lacks', async () => {
    const paths = [write('empty.log', ''), write('header.log', '#Version: 1.0\n#Fields: date time c-ip\n\n')];
    const { counters, errors } = await importLog(engine, { paths, options: {} });
    expect([counters.lines_read, counters.comments, errors]).toEqual([3, 3, []]);
    expect(countsOfLast()).toEqual({ state: 'done', lines: 3 });
  });

  it('whose lines are too long to be any fails', async () => {
    const import_ = importLog(engine, { paths: [write('zeros.log', '\0'.repeat(600_000))], options: {} });
    await expect(import_).rejects.toMatchObject({ code: 'format.tooLong', params: { lines: 1 } });
    expect(countsOfLast()).toEqual({ state: 'failed', lines: 1 });
  });

  it('but with some further on is read', async () => {
    const path = write('late.log', '# nothing yet\n'.repeat(60_000) + line(1));
    const { counters } = await importLog(engine, { paths: [path], options: {} });
    expect(counters).toMatchObject({ lines_read: 60_001, comments: 60_000, imported: 1 });
  });
});
