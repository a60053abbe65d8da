import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WritableDatabase } from '@main/core/db/Database';
import { openReadable, openWritable } from '@main/core/db/openDatabase';
import { readSizes } from '@main/core/db/readSizes';
import { sql } from '@main/core/db/sql';
import { vacuum } from '@main/core/db/vacuum';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-vacuum-'));
const path = join(folder, 'a.sqlite');
let db: WritableDatabase;
beforeEach(() => {
  db = openWritable(path);
  for (let chunk = 0; chunk < 50; chunk += 1) {
    db.run(sql`
      INSERT INTO log_request (idsite, hour, idfile, lines, columns) VALUES (1, 1, 1, 1, ${Buffer.alloc(20_000, chunk)})
    `);
  }
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test('the file shrinks by what nothing needs, and all that is needed stays', () => {
  db.run(sql`DELETE FROM log_request WHERE idchunk > 10`);
  const { file, free, facts } = readSizes(db);
  expect(facts).toBe(200_000);
  expect(free).toBeGreaterThan(700_000);
  const reader = openReadable(path);
  const { before, after } = vacuum(db);
  expect([before, statSync(path).size]).toEqual([file, after]);
  expect(after).toBeLessThanOrEqual(before - free);
  expect(readSizes(db)).toMatchObject({ file: after, free: 0, facts: 200_000 });
  expect(reader.value(sql`SELECT count(*) FROM log_request`)).toBe(10);
  expect(db.connection.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.connection.pragma('temp_store', { simple: true })).toBe(2);
  reader.close();
});
