import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { WritableDatabase } from '@main/core/db/Database';
import { migrate, migrations, SCHEMA_VERSION } from '@main/core/db/migrate';
import { sql } from '@main/core/db/sql';

it('gives a database of before room for what is tracked, and keeps its rows', () => {
  const db = new WritableDatabase(new BetterSqlite3(':memory:'), ':memory:');
  for (const { number, statements } of migrations.filter((migration) => migration.number < 30)) {
    db.execute(`${statements}; PRAGMA user_version = ${number};`);
  }
  db.execute(`
    INSERT INTO log_conversion (idvisit, idgoal, buster, idsite, idvisitor, server_time) VALUES (1, 2, 0, 1, 5, 9);
    INSERT INTO log_conversion_item (idvisit, idorder, idaction_sku, idsite, idvisitor, server_time, price)
    VALUES (1, 'A', 3, 1, 5, 9, 2.5);
  `);
  migrate(db);
  expect(db.connection.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  expect(
    db.rows(sql`
      SELECT c.server_time, c.referer_type, i.price, i.idaction_category5
      FROM log_conversion c JOIN log_conversion_item i ON i.idvisit = c.idvisit
    `),
  ).toEqual([[9, null, 2.5, null]]);
  expect(db.value(sql`SELECT count(*) FROM log_visit_tracked`)).toBe(0);
  db.close();
});
