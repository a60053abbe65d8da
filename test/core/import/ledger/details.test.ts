import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImports } from '@main/core/import/ledger/readImports';
import { toImportTitle } from '@main/core/import/ledger/importTitle';
import { sql } from '@main/core/db/sql';
import { Ledger, logLine } from './openLedger';

let ledger: Ledger;
beforeEach(() => (ledger = new Ledger()));
afterEach(() => ledger.close());

describe('the details of an import', () => {
  it('count failed lines by reason and keep samples of them', async () => {
    const tls = logLine(2).replace(/"GET [^"]*"/, String.raw`"\x16\x03"`);
    const path = ledger.write('a.log', [logLine(1), tls, 'nonsense', ...Array.from({ length: 300 }, () => tls)]);
    const { counters, failures, failedBy, files } = await ledger.import(path).then(() => ledger.details(1));
    expect(counters.failed).toBe(302);
    expect(failedBy.map(({ lines }) => lines)).toEqual([301, 1]);
    expect(failedBy[0]!.reason).toBe('no request line');
    expect(failures.slice(0, 2)).toMatchObject([
      { path, line: 2, reason: 'no request line', text: tls },
      { path, line: 3, text: 'nonsense' },
    ]);
    expect([failures.length, files]).toEqual([20, 1]);
  });

  it('tell options, times and files, those that could not be read too', async () => {
    const good = ledger.write('a.log', [logLine(1), logLine(1500)]);
    const bad = ledger.write('b.log', ['no log at all']);
    const gone = `${ledger.folder}/gone.log`;
    await ledger.import([good, bad, gone], { enableBots: true, source: 'web1' });
    const { fileList, ...details } = await ledger.details(1);
    expect(details).toMatchObject({ title: 'a.log, b.log and 1 more', firstDay: '2025-10-10', lastDay: '2025-10-11' });
    expect(details.options).toEqual({ enableBots: true, source: 'web1' });
    expect(fileList).toMatchObject([
      {
        path: good,
        format: 'ncsa_extended',
        source: 'web1',
        firstTime: Date.UTC(2025, 9, 10, 0, 1) / 1000,
        error: null,
      },
      { path: bad, format: '', firstTime: null, error: { code: 'format.unknown' } },
      { path: gone, error: { code: 'file.notFound' } },
    ]);
  });

  it('tell whose lines are known, also within one import, and what an undo could read again', async () => {
    const first = ledger.write('a.log', [logLine(1), logLine(2)]);
    const second = ledger.write('b.log', [logLine(1), logLine(3)]);
    await ledger.import(first);
    await ledger.import([second, ledger.write('c.log', [logLine(3)])]);
    expect((await ledger.details(2)).duplicatesOf).toMatchObject([
      { idImport: 1, title: 'a.log', lines: 1 },
      { idImport: 2, title: 'b.log, c.log', lines: 1 },
    ]);
    expect((await ledger.details(1)).heldBack).toMatchObject([
      { idImport: 2, path: second, lines: 1, isReadable: true },
    ]);
    ledger.write('b.log', ['shorter']);
    expect((await ledger.details(1)).heldBack).toMatchObject([{ isReadable: false }]);
  });

  it('are none of an import that was never made', async () => {
    await expect(ledger.details(1)).rejects.toMatchObject({ code: 'import.notFound' });
  });
});

describe('the list of imports', () => {
  it('shows an import as interrupted when nobody works on the database, and the next import writes it down', async () => {
    await ledger.import(ledger.write('a.log', [logLine(1)]));
    ledger.db.run(sql`UPDATE import SET state = 'running', ts_finished = NULL`);
    expect(readImports(ledger.db, true)).toMatchObject([{ state: 'running' }]);
    expect(readImports(ledger.db, false)).toMatchObject([{ state: 'interrupted' }]);
    await ledger.import(ledger.write('b.log', [logLine(2)]));
    expect(readImports(ledger.db, true).map(({ state }) => state)).toEqual(['done', 'interrupted']);
  });

  it.each([
    [['/x/a.log'], 'a.log'],
    [['a.log', '/y/b.log'], 'a.log, b.log'],
    [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
    [['-'], 'standard input'],
  ])('names %j %s', (paths, title) => {
    expect(toImportTitle(paths)).toBe(title);
  });
});
