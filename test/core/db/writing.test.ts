import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BulkInsert } from '@main/core/db/BulkInsert';
import type { WritableDatabase } from '@main/core/db/Database';
import { GroupCommit } from '@main/core/db/GroupCommit';
import { prepareIndexes, ensureIndexes, lookUpIndexes } from '@main/core/db/lookUpIndexes';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';

let db: WritableDatabase;
beforeEach(() => {
  db = openWritable(':memory:');
  db.execute('CREATE TABLE ring (year INTEGER PRIMARY KEY, width TEXT) STRICT');
});
afterEach(() => db.close());

const count = () => db.value(sql`SELECT count(*) FROM ring`);

describe('BulkInsert', () => {
  it('inserts every row, full statements and the rest', () => {
    const insert = new BulkInsert(db, 'ring', ['year', 'width']);
    for (let year = 1; year <= 1001; year += 1) insert.add(year, `${year} mm`);
    insert.flush();
    insert.flush();
    expect(count()).toBe(1001);
    expect(db.rows(sql`SELECT width FROM ring WHERE year IN (1, 1001)`)).toEqual([['1 mm'], ['1001 mm']]);
  });
});

describe('GroupCommit', () => {
  const write = (year: number) => () => db.run(sql`INSERT INTO ring (year) VALUES (${year})`);

  it('commits every few writes, and when told', () => {
    const group = new GroupCommit(db, 3);
    group.write(write(1));
    group.write(write(2));
    expect(db.connection.inTransaction).toBe(true);
    group.write(write(3));
    expect(db.connection.inTransaction).toBe(false);
    group.write(write(4));
    group.commit();
    expect(db.connection.inTransaction).toBe(false);
    expect(count()).toBe(4);
  });

  it('undoes the whole group when a write fails, and goes on with a new one', () => {
    const group = new GroupCommit(db, 3);
    group.write(write(1));
    expect(() => group.write(write(1))).toThrow(/UNIQUE/);
    expect(count()).toBe(0);
    group.write(write(2));
    group.commit();
    expect(count()).toBe(1);
  });
});

describe('sql', () => {
  it('binds values and never writes them into the text', () => {
    const hostile = "'); DROP TABLE ring; --";
    db.run(sql`INSERT INTO ring (year, width) VALUES (1, ${hostile})`);
    expect(db.value(sql`SELECT width FROM ring WHERE width = ${hostile}`)).toBe(hostile);
    expect(() => sql.identifier('ring; DROP TABLE ring')).toThrow(/not an SQL name/);
    const inner = sql`width = ${hostile}`;
    expect(sql`SELECT 1 WHERE ${inner} AND year IN (${sql.list([1, 2])})`).toEqual({
      text: 'SELECT 1 WHERE width = ? AND year IN (?, ?)',
      values: [hostile, 1, 2],
    });
  });
});

describe('look-up indexes', () => {
  const indexes = () =>
    db
      .rows<[string]>(sql`SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'log_%'`)
      .map(([name]) => name);

  it('are dropped only where the table is empty, and come back', () => {
    db.run(sql`INSERT INTO log_text (idtext, hash, text) VALUES (1, 1, 'a')`);
    const all = indexes().sort();
    expect(all).toEqual(expect.arrayContaining(Object.keys(lookUpIndexes)));
    prepareIndexes(db);
    expect(indexes()).toContain('log_text_hash');
    expect(indexes()).not.toContain('log_client_hash');
    db.execute('DROP INDEX log_text_hash');
    prepareIndexes(db);
    expect(indexes()).toContain('log_text_hash');
    ensureIndexes(db);
    expect(indexes().sort()).toEqual(all);
  });

  it('are what look-ups use', () => {
    const plan = (statement: string) => JSON.stringify(db.connection.prepare(`EXPLAIN QUERY PLAN ${statement}`).all());
    expect(plan('SELECT idtext FROM log_text WHERE hash = 1 AND text = 2')).toContain('log_text_hash');
    expect(plan('SELECT idclient FROM log_client WHERE hash = 1 AND ip = 2')).toContain('log_client_hash');
    expect(plan('SELECT 1 FROM log_action WHERE type = 1 AND hash = 2')).toContain('log_action_type_hash');
    expect(plan('SELECT count(*) FROM log_visit WHERE idsite = 1 AND idvisitor = 2')).toContain('log_visit_visitor');
    expect(plan('SELECT columns FROM log_request WHERE idsite = 1 AND hour BETWEEN 2 AND 3')).toContain(
      'log_request_site_hour',
    );
  });
});
