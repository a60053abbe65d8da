import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritingEngine } from '@main/core/Engine';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import type { ImportOptions } from '@main/core/import/ImportOptions';
import { importLog } from '@main/core/import/importLog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { SiteStore } from '@main/core/sites/SiteStore';
import { zip } from './unpack/packing';
import { importCounterNames, type ImportCounters } from '@shared/ipc/importCounters';

let folder: string;
let engine: WritingEngine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-'));
  engine = {
    db: openWritable(':memory:'),
    plugins: new PluginManager([]),
    archiveStore: { store: () => undefined },
    now: () => 1_780_000_000,
  };
});
afterEach(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  const text = lines.map((line) => `${line}\n`).join('');
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

async function run(paths: string | string[], options: Partial<ImportOptions> = {}) {
  return importLog(engine, { paths: [paths].flat(), options });
}

function combined(
  minute: number,
  target: string,
  {
    host = '',
    status = 200,
    referrer = '-',
    agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  } = {},
) {
  const time = `10/Oct/2025:13:${String(minute).padStart(2, '0')}:00 +0000`;
  return `${host && `${host} `}192.0.2.9 - - [${time}] "GET ${target} HTTP/1.1" ${status} 5 "${referrer}" "${agent}"`;
}

function sumOfFates(counters: ImportCounters): number {
  const parts = importCounterNames.filter((name) => !['lines_read', 'downloads', 'visits'].includes(name));
  return parts.reduce((sum, name) => sum + counters[name], 0);
}

const sites = () => new SiteStore(engine.db).all().map((site) => `${site.idsite} ${site.name} ${site.main_url}`);

describe('counters', () => {
  it('say what became of each line, and add up', async () => {
    const path = write('a.log', [
      combined(1, '/'),
      combined(2, '/style.css'),
      combined(3, '/gone', { status: 404 }),
      combined(4, '/moved', { status: 301 }),
      combined(5, '/guide.pdf'),
      combined(6, '/', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }),
      '# a comment',
      'nonsense',
    ]);
    const { counters, failures } = await run(path);
    expect(counters).toEqual({
      lines_read: 8, imported: 2, bots: 1, static: 1, errors: 1, redirects: 1, filtered: 0, no_site: 0, duplicates: 0,
      comments: 1, failed: 1, downloads: 1, visits: 1,
    }); // prettier-ignore
    expect(sumOfFates(counters)).toBe(counters.lines_read);
    expect(failures).toMatchObject([{ path, line: 8, text: 'nonsense' }]);
  });

  it('count a second import as duplicates, gzipped or grown', async () => {
    const lines = [combined(1, '/'), combined(2, '/a')];
    await run(write('a.log', lines));
    const again = await run(write('a.log.gz', lines));
    expect(again.counters).toMatchObject({ lines_read: 2, imported: 0, duplicates: 2, visits: 0 });
    const grown = await run(write('a.log', [...lines, combined(3, '/b')]));
    expect(grown.counters).toMatchObject({ lines_read: 3, imported: 1, duplicates: 2, visits: 0 });
    expect(engine.db.rows(sql`SELECT visit_total_actions FROM log_visit`)).toEqual([[3]]);
  });

  it('know a line again that an import moved to another hour', async () => {
    const path = write('a.log', [combined(1, '/'), combined(2, '/a')]);
    await run(path, { addToDate: 90 * 60 });
    expect((await run(path)).counters).toMatchObject({ imported: 0, duplicates: 2 });
    expect((await run(path, { addToDate: -5000 })).counters).toMatchObject({ imported: 0, duplicates: 2 });
  });

  it('store nothing in a dry run', async () => {
    const { counters } = await run(write('a.log', [combined(1, '/')]), { dryRun: true });
    expect(counters).toMatchObject({ lines_read: 1, imported: 1 });
    expect([sites(), engine.db.value(sql`SELECT count(*) FROM import`)]).toEqual([[], 0]);
  });
});

describe('the site', () => {
  it('is made for a log without host, named after the file, with the address its pages call themselves', async () => {
    const css = combined(1, '/a.css', { referrer: 'https://oak.example/page' });
    await run(write('shop-2025.log.gz', [combined(1, '/'), css]));
    expect(sites()).toEqual(['1 shop-2025 https://oak.example']);
  });

  it('is the only one for a log without host', async () => {
    new SiteStore(engine.db).add({ name: 'Oak', urls: ['https://oak.example'] });
    const { idSites } = await run(write('a.log', [combined(1, '/')]));
    expect(idSites).toEqual([1]);
  });

  it('has to be named where there are several', async () => {
    for (const name of ['oak', 'elm']) new SiteStore(engine.db).add({ name, urls: [`https://${name}.example`] });
    const path = write('a.log', [combined(1, '/')]);
    await expect(run(path)).rejects.toMatchObject({ code: 'site.ambiguous', params: { sites: '1 (oak), 2 (elm)' } });
    expect((await run(path, { idSite: 2 })).idSites).toEqual([2]);
  });

  it('is looked up by host; an unknown host counts as no_site', async () => {
    new SiteStore(engine.db).add({ name: 'Oak', urls: ['https://oak.example'] });
    const path = write('a.log', [
      combined(1, '/', { host: 'oak.example' }),
      combined(2, '/', { host: 'elm.example' }),
      combined(3, '/x.css', { host: 'elm.example' }),
    ]);
    const { counters } = await run(path);
    expect(counters).toMatchObject({ lines_read: 3, imported: 1, no_site: 1, static: 1 });
    const fallback = await run(path, { idSiteFallback: 1 });
    expect(fallback.counters).toMatchObject({ imported: 1, no_site: 0, static: 1, duplicates: 1 });
  });

  it('is made for each unknown host when asked for, or in a database without sites', async () => {
    const path = write('a.log', [combined(1, '/', { host: 'oak.example' }), combined(2, '/', { host: 'elm.example' })]);
    await run(path);
    expect(sites()).toEqual(['1 oak.example http://oak.example', '2 elm.example http://elm.example']);
    await run(write('b.log', [combined(1, '/', { host: 'ash.example' })]), { addSitesNewHosts: true });
    expect(sites()).toHaveLength(3);
  });

  it('takes --log-hostname for a log without host', async () => {
    await run(write('a.log', [combined(1, '/')]), { logHostname: 'oak.example' });
    expect(sites()).toEqual(['1 oak.example http://oak.example']);
  });

  it('must exist when named', async () => {
    const import_ = run(write('a.log', [combined(1, '/')]), { idSite: 7 });
    await expect(import_).rejects.toMatchObject({ code: 'site.notFound' });
    const withHost = write('b.log', [combined(1, '/', { host: 'oak.example' })]);
    await expect(run(withHost, { idSite: 1 })).rejects.toMatchObject({ code: 'site.notFound' });
  });

  it('is made for a log without host even where one that is not there yet is named', async () => {
    await run(write('a.log', [combined(1, '/')]), { idSite: 1 });
    expect(sites()).toHaveLength(1);
    expect((await run(write('b.log', [combined(2, '/')]), { idSiteFallback: 9 })).idSites).toEqual([1]);
  });

  it('of --idsite-fallback has to exist only when a host needs it', async () => {
    const path = (host: string) => write(`${host}.log`, [combined(1, '/', { host })]);
    expect((await run(path('oak.example'), { idSiteFallback: 9 })).idSites).toEqual([1]);
    await expect(run(path('elm.example'), { idSiteFallback: 9 })).rejects.toMatchObject({ code: 'site.notFound' });
  });
});

describe('files', () => {
  it('that fail do not stop the others', async () => {
    const bad = write('a.log', ['nonsense']);
    const good = write('b.log', [combined(1, '/')]);
    const { counters, errors } = await run([bad, good]);
    expect(counters.imported).toBe(1);
    expect(errors).toMatchObject([{ path: bad, error: { code: 'format.unknown' } }]);
    await expect(run(bad)).rejects.toMatchObject({ code: 'format.unknown' });
  });

  it('keep what was read before a cancel', async () => {
    const stop = new AbortController();
    stop.abort();
    const path = write('a.log', [combined(1, '/')]);
    const cancelled = importLog(engine, { paths: [path], options: {}, signal: stop.signal });
    await expect(cancelled).rejects.toMatchObject({ code: 'import.cancelled' });
    expect(engine.db.rows(sql`SELECT state FROM import`)).toEqual([['cancelled']]);
    expect((await run(path)).counters).toMatchObject({ imported: 0, duplicates: 1 });
    expect(engine.db.value(sql`SELECT count(*) FROM log_visit`)).toBe(1);
  });
});

const realLog = '../shared/data/logs/semicomplete-2015-05.log';
describe.runIf(existsSync(realLog))('a real log', () => {
  it('is imported whole: ten thousand lines, one of them cut short', async () => {
    const { counters } = await run(realLog);
    expect(counters).toMatchObject({ lines_read: 10_000, failed: 1, comments: 0, no_site: 0, duplicates: 0 });
    expect(sumOfFates(counters)).toBe(10_000);
    expect(engine.db.value(sql`SELECT sum(lines) FROM log_request`)).toBe(9_999);
    expect(engine.db.value(sql`SELECT sum(visit_total_actions) FROM log_visit`)).toBe(counters.imported);
    expect(sites()).toEqual(['1 semicomplete-2015-05 http://www.semicomplete.com']);
  });
});

describe('an archive', () => {
  it('is a file in the ledger for each log in it, and one that can not be read does not stop the others', async () => {
    const log = (minute: number) => `${combined(minute, '/', { host: 'oak.example' })}\n`;
    const path = join(folder, 'logs.zip');
    writeFileSync(path, zip({ 'a.log': log(1), 'b.log': 'no log\n', 'c.log.gz': gzipSync(log(2) + log(3)) }));
    const { counters, errors, bytesDone, bytesTotal } = await run(path);
    expect(counters).toMatchObject({ lines_read: 3, imported: 3 });
    expect(errors.map(({ path, error }) => [path, error.code])).toEqual([[`${path} › b.log`, 'format.unknown']]);
    expect(bytesDone).toBe(bytesTotal);
    const files = engine.db.rows(sql`SELECT path, location, entry, error ->> 'code' FROM import_file ORDER BY idfile`);
    expect(files).toEqual([
      [`${path} › a.log`, path, ' › a.log', null],
      [`${path} › b.log`, path, ' › b.log', 'format.unknown'],
      [`${path} › c.log.gz`, path, ' › c.log.gz', null],
    ]);
  });

  it('that was cut short brings in its whole lines and then fails', async () => {
    const path = join(folder, 'cut.gz');
    const lines = Array.from({ length: 50 }, (_, i) => combined(i, `/${i}`, { host: 'oak.example' })).join('\n');
    writeFileSync(path, gzipSync(lines).subarray(0, -12));
    const failure = await run(path).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'file.corruptArchive' });
    const [lineCount] = engine.db.rows(sql`SELECT json_extract(counters, '$.lines_read') FROM import`)[0] ?? [];
    expect(lineCount).toBeGreaterThan(10);
    expect(failure).toMatchObject({ params: { lines: lineCount } });
  });
});
