import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WritableDatabase } from '@main/core/db/Database';
import { migrate, migrations } from '@main/core/db/migrate';
import { sql } from '@main/core/db/sql';
import { readImports } from '@main/core/import/ledger/readImports';
import { readFiles } from '@main/core/quality/readFiles';
import { DimensionReader } from '@main/core/sites/DimensionReader';

let db: WritableDatabase;
beforeEach(() => (db = new WritableDatabase(new BetterSqlite3(':memory:'), ':memory:')));
afterEach(() => db.close());

/** Brings the database to a version, no further. */
function migrateTo(version: number): void {
  for (const { number, statements } of migrations) if (number <= version) db.execute(statements);
  db.execute(`PRAGMA user_version = ${version}`);
}

describe('0020 ledger', () => {
  it('tells of imports made before what can be told: sites, days, where files lie, duplicates of nobody knows whom', () => {
    migrateTo(10);
    db.execute(`
      INSERT INTO site (idsite, name, main_url, ts_created, timezone)
      VALUES (3, 'Oak', 'https://oak.example', 0, 'Europe/Berlin');
      INSERT INTO import VALUES (1, 100, 200, 'done', '{}', '{"lines_read":9}'), (2, 300, NULL, 'running', '{}', '{}');
      INSERT INTO import_file (idfile, idimport, path, format, bytes, counters) VALUES
        (1, 1, '/logs/a.log', 'common', 700, '{"lines_read":6,"duplicates":0}'),
        (2, 1, '/logs/b.zip › x.log', 'common', 50, '{"lines_read":3,"duplicates":2}'),
        (3, 2, '-', 'common', 0, '{}');
      INSERT INTO log_request (idsite, hour, idfile, lines, columns)
      VALUES (3, 480000, 1, 4, x''), (3, 480047, 1, 2, x''), (3, 480001, 2, 1, x'');
    `);
    migrate(db);
    const files = db.rows(sql`SELECT location, entry, size, first_time, last_time FROM import_file`);
    expect(files).toEqual([
      ['/logs/a.log', '', 700, 480_000 * 3600, 480_048 * 3600 - 1],
      ['/logs/b.zip', ' › x.log', null, 480_001 * 3600, 480_002 * 3600 - 1],
      ['', '', null, null, null],
    ]);
    expect(db.rows(sql`SELECT * FROM import_duplicate`)).toEqual([[2, 0, 2, '']]);
    expect(readImports(db, false)).toMatchObject([
      { idImport: 2, state: 'interrupted', title: 'standard input', idSites: [], firstDay: null },
      { idImport: 1, state: 'done', files: 2, idSites: [3], firstDay: '2024-10-04', lastDay: '2024-10-06' },
    ]);
  });
});

describe('0050 quality', () => {
  it('knows nothing of how files looked that were read before', () => {
    migrateTo(40);
    db.execute(`
      INSERT INTO import_file (idfile, idimport, path, format, bytes, counters)
      VALUES (1, 1, '/logs/a.log', 'common', 700, '{"lines_read":6,"failed":2}');
      INSERT INTO import_failure VALUES (1, 'no address', 2);
      INSERT INTO log_request (idsite, hour, idfile, lines, columns) VALUES (3, 480000, 1, 4, x'');
    `);
    migrate(db);
    const { files, counters, reasons } = readFiles(db, 3);
    expect(files).toMatchObject([{ path: '/logs/a.log', quality: { zones: [], lines: 0, jumps: 0, isCut: false } }]);
    expect([counters.lines_read, counters.failed, counters.bots]).toEqual([6, 2, 0]);
    expect(reasons).toEqual([{ reason: 'no address', lines: 2 }]);
  });
});

describe('0090 measured', () => {
  it('has visits made so far made again of their lines', () => {
    migrateTo(80);
    db.execute('INSERT INTO site_day VALUES (1, 20000, 7, 7), (1, 20001, 8, 3)');
    migrate(db);
    expect(db.rows(sql`SELECT day, generation, derived FROM site_day ORDER BY day`)).toEqual([
      [20_000, 7, -7],
      [20_001, 8, 3],
    ]);
    expect(db.rows(sql`SELECT time_server, bandwidth FROM log_link_visit_action`)).toEqual([]);
  });
});

describe('0110 custom dimensions', () => {
  it('has none of any site yet', () => {
    migrateTo(100);
    migrate(db);
    expect(new DimensionReader(db).all(1)).toEqual([]);
  });
});
