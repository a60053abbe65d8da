import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRequestLine, type StoredLine } from '@main/core/import/ledger/readRequestLine';
import { sql } from '@main/core/db/sql';
import { FactChunk } from '@main/core/tracker/factChunk';
import { Ledger, logLine } from './openLedger';

let ledger: Ledger;
beforeEach(() => (ledger = new Ledger()));
afterEach(() => ledger.close());

/** The lines stored of the first file. */
function storedLines(): StoredLine[] {
  const [first] = ledger.db.rows<[Uint8Array, number]>(sql`SELECT columns, lines FROM log_request`);
  const chunk = new FactChunk(...first!);
  const [low, high] = [chunk.column('fingerprintLow'), chunk.column('fingerprintHigh')];
  return Array.from(chunk.column('line'), (line, i) => ({
    idFile: 1,
    line,
    fingerprintLow: low[i]!,
    fingerprintHigh: high[i]!,
  }));
}

it.each(['a.log', 'a.log.gz'])('the very line of a stored request is read from %s', async (name) => {
  const lines = ['# comment', logLine(1, '/a\u00e9'), `${logLine(2)}\r`, logLine(3)];
  const path = ledger.write(name, lines);
  await ledger.import(path);
  const read = await Promise.all(storedLines().map((stored) => readRequestLine(ledger.db, stored)));
  expect(read).toEqual([
    { path, line: 2, text: lines[1] },
    { path, line: 3, text: logLine(2) },
    { path, line: 4, text: lines[3] },
  ]);
});

it('nothing is shown where a line has changed, or its file is gone', async () => {
  const path = ledger.write('a.log', [logLine(1), logLine(2)]);
  await ledger.import(path);
  const [first, second] = storedLines();
  expect(await readRequestLine(ledger.db, { ...first!, line: 2 })).toEqual({ path, line: 2, text: null });
  ledger.write('a.log', ['gone']);
  expect(await readRequestLine(ledger.db, second!)).toEqual({ path, line: 2, text: null });
  expect(await readRequestLine(ledger.db, { ...first!, idFile: 9 })).toBeNull();
});
