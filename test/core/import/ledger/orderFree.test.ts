import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { plugins } from '../../../../src-main/worker/plugins';
import { Ledger, logLine } from './openLedger';

const open: Ledger[] = [];
afterEach(() => open.splice(0).forEach((ledger) => ledger.close()));

function openLedger(hasReports = false): Ledger {
  const ledger = new Ledger(hasReports ? plugins : []);
  open.push(ledger);
  return ledger;
}

const methods = [
  'VisitsSummary.get',
  'Actions.getPageUrls',
  'Actions.getEntryPageUrls',
  'Actions.getExitPageUrls',
  'Actions.getDownloads',
  'Referrers.getAll',
  'DevicesDetection.getBrowsers',
  'VisitTime.getVisitInformationPerServerTime',
];

const returning = { method: 'VisitsSummary.get', segment: 'visitorType==returning' };

/** What the reports say of the days, one by one and all together. */
async function reportsOf({ engine }: Ledger): Promise<unknown[]> {
  const periods = [
    { period: 'day', date: '2025-10-10,2025-10-13' },
    { period: 'range', date: '2025-10-10,2025-10-13' },
  ];
  const calls = [...methods.map((method) => ({ method })), returning].flatMap((call) =>
    periods.map((period) => ({ ...call, idSite: '1', flat: '1', ...period })),
  );
  const reports: unknown[] = [];
  for (const call of calls) reports.push(await callApi(engine, { ...call, filter_limit: '-1' }));
  return reports;
}

describe('reports', () => {
  const line = fc.record({
    minute: fc.integer({ min: 0, max: 4 * 1440 - 1 }),
    target: fc.constantFrom('/', '/a', '/b?x=1', '/guide.pdf', '/c.css'),
    ip: fc.constantFrom('192.0.2.1', '192.0.2.2'),
    referrer: fc.constantFrom('-', 'https://oak.example/a', 'https://www.google.com/', 'https://elm.example/x'),
  });
  const lines = fc
    .uniqueArray(line, { minLength: 3, maxLength: 30, selector: (each) => JSON.stringify(each) })
    .map((each) =>
      each.sort((a, b) => a.minute - b.minute).map(({ minute, target, ...rest }) => logLine(minute, target, rest)),
    );
  /** A piece of the log: rotations overlap, a file is there plain and gzipped, or again after it has grown. */
  const piece = fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    gzip: fc.boolean(),
    backwards: fc.boolean(),
  });
  const cut = fc.record({ lines, pieces: fc.array(piece, { minLength: 1, maxLength: 4 }), order: fc.nat() });

  /** Imports pieces of a log, which together hold all of it, in some order. */
  async function importPieces(
    ledger: Ledger,
    { lines: log, pieces, order }: { lines: string[]; pieces: Piece[]; order: number },
  ) {
    const rest = { from: 0, to: 1, gzip: false, backwards: false };
    const all = [...pieces, rest];
    const turned = [...all.slice(order % all.length), ...all.slice(0, order % all.length)];
    for (const [i, { from, to, gzip, backwards }] of turned.entries()) {
      const [first, last] = [Math.min(from, to), Math.max(from, to)].map((share) => Math.round(share * log.length));
      const part = log.slice(first, Math.max(last!, first! + 1));
      if (part.length === 0) continue;
      await ledger.import(ledger.write(`${i}.log${gzip ? '.gz' : ''}`, backwards ? [...part].reverse() : part));
    }
  }
  type Piece = typeof piece extends fc.Arbitrary<infer Value> ? Value : never;

  it('are those of one import of the whole, however a log was cut, packed, grown, repeated and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(cut, async (each) => {
        const [whole, pieces] = [openLedger(), openLedger()];
        await whole.import(whole.write('whole.log', each.lines));
        await importPieces(pieces, each);
        expect(pieces.visits()).toEqual(whole.visits());
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it('to the last digit, of every plugin, asked for between imports', async () => {
    await fc.assert(
      fc.asyncProperty(cut, async (each) => {
        const [whole, pieces] = [openLedger(true), openLedger(true)];
        await whole.import(whole.write('whole.log', each.lines));
        await pieces.import(pieces.write('first.log', each.lines.slice(Math.floor(each.lines.length / 2))));
        await reportsOf(pieces);
        await importPieces(pieces, each);
        expect(await reportsOf(pieces)).toEqual(await reportsOf(whole));
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  it('are those of the other imports after an undo, whatever was archived before', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (log) => {
        const [others, all] = [openLedger(true), openLedger(true)];
        const half = Math.floor(log.length / 2);
        await others.import(others.write('a.log', log.slice(half)));
        await all.import(all.write('b.log', log.slice(0, half + 1)));
        await all.import(all.write('a.log', log.slice(half)));
        await reportsOf(all);
        await all.undo(1);
        expect(await reportsOf(all)).toEqual(await reportsOf(others));
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  it('of two servers add up, each imported as often as one likes', async () => {
    const ledger = openLedger();
    const log = [logLine(1), logLine(1), logLine(2, '/a')];
    const path = ledger.write('a.log', log);
    await ledger.import(path, { source: 'web1' });
    expect((await ledger.import(path, { source: 'web2' })).counters).toMatchObject({ imported: 3, duplicates: 0 });
    expect((await ledger.import(path, { source: 'web1' })).counters).toMatchObject({ imported: 0, duplicates: 3 });
    expect((await ledger.import(path, { source: 'web2' })).counters).toMatchObject({ imported: 0, duplicates: 3 });
  });

  it('join a visit that spans two files, and know who came back when an older file comes later', async () => {
    const ledger = openLedger(true);
    await ledger.import(ledger.write('new.log', [logLine(1460, '/b'), logLine(1470, '/c')]));
    await ledger.import(ledger.write('middle.log', [logLine(1450, '/a')]));
    await ledger.import(ledger.write('old.log', [logLine(10)]));
    const day = { idSite: '1', period: 'day', date: '2025-10-11' };
    const visits = await callApi(ledger.engine, { method: 'VisitsSummary.get', ...day });
    expect(visits).toMatchObject({ nb_visits: 1, nb_actions: 3 });
    expect(await callApi(ledger.engine, { ...returning, ...day })).toMatchObject({ nb_visits: 1 });
  });
});

describe('a line', () => {
  it('that a filter left out is not remembered, one that was stored is known whatever the options', async () => {
    const ledger = openLedger();
    const path = ledger.write('a.log', [logLine(1, '/a'), logLine(2, '/private/b'), logLine(3, '/c.css')]);
    const first = await ledger.import(path, { excludePath: ['/private/*'] });
    expect(first.counters).toMatchObject({ imported: 1, filtered: 1, static: 1 });
    const second = await ledger.import(path, { enableStatic: true });
    expect(second.counters).toMatchObject({ imported: 1, duplicates: 2, static: 0 });
  });

  it('of an import with --allow-duplicates counts again, and makes no other line known', async () => {
    const ledger = openLedger();
    const path = ledger.write('a.log', [logLine(1), logLine(2)]);
    expect((await ledger.import(path, { allowDuplicates: true })).counters).toMatchObject({ imported: 2 });
    expect((await ledger.import(path)).counters).toMatchObject({ imported: 2, duplicates: 0 });
    expect((await ledger.import(path, { allowDuplicates: true })).counters).toMatchObject({ imported: 2 });
    expect((await ledger.import(path)).counters).toMatchObject({ imported: 0, duplicates: 2 });
  });
});
