import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import type { ImportOptions } from '@main/core/import/ImportOptions';
import { SiteStore } from '@main/core/sites/SiteStore';
import { Ledger, logLine, sumOfFates } from './openLedger';

let ledger: Ledger;
beforeEach(() => (ledger = new Ledger()));
afterEach(() => ledger.close());

const lines = [1, 2, 3, 50, 51, 1500, 1501, 2900].map((minute) => logLine(minute, `/${minute}`));
const count = (idImport: number) => ledger.details(idImport).then(({ counters }) => counters);

/** The reports of a database into which only these files came. */
async function visitsOf(files: readonly (readonly string[])[]): Promise<string[]> {
  const fresh = new Ledger();
  for (const [i, file] of files.entries()) await fresh.import(fresh.write(`${i}.log`, file));
  const visits = fresh.visits();
  fresh.close();
  return visits;
}

describe('undo', () => {
  it('takes an import out of the visits and leaves its record', async () => {
    await ledger.import(ledger.write('a.log', lines.slice(0, 3)));
    await ledger.import(ledger.write('b.log', lines.slice(3)));
    const result = await ledger.undo(1);
    expect(result).toEqual({ idImport: 1, removed: 3, readAgain: 0, missing: [], emptySites: [] });
    expect(ledger.visits()).toEqual(await visitsOf([lines.slice(3)]));
    expect(await ledger.details(1)).toMatchObject({
      state: 'undone',
      undone: 1_780_000_000,
      counters: { imported: 3 },
    });
    expect(await ledger.details(2)).toMatchObject({ state: 'done', undone: null });
  });

  it('of the only import leaves a site without lines, and says so', async () => {
    await ledger.import(ledger.write('a.log', lines));
    expect(await ledger.undo(1)).toMatchObject({ removed: 8, emptySites: [{ idSite: 1, name: 'Oak' }] });
    expect(ledger.visits()).toEqual([]);
    expect((await ledger.import(ledger.write('b.log', lines))).counters).toMatchObject({ imported: 8, duplicates: 0 });
  });

  it('reads lines again that later files had left out, under their own entry', async () => {
    await ledger.import(ledger.write('a.log', lines.slice(0, 5)));
    await ledger.import(ledger.write('b.log.gz', lines.slice(2)));
    expect(await count(2)).toMatchObject({ lines_read: 6, imported: 3, duplicates: 3 });
    expect(await ledger.undo(1)).toMatchObject({ removed: 5, readAgain: 3, missing: [] });
    expect(await count(2)).toMatchObject({ lines_read: 6, imported: 6, duplicates: 0 });
    expect(ledger.visits()).toEqual(await visitsOf([lines.slice(2)]));
  });

  it('hands lines that two files had left out to the first of them', async () => {
    const path = ledger.write('a.log', lines);
    for (let i = 0; i < 3; i += 1) await ledger.import(path);
    await ledger.undo(1);
    expect(await count(2)).toMatchObject({ imported: 8, duplicates: 0 });
    expect(await ledger.details(3)).toMatchObject({
      counters: { duplicates: 8 },
      duplicatesOf: [{ idImport: 2, lines: 8 }],
    });
    await ledger.undo(2);
    expect(await count(3)).toMatchObject({ imported: 8, duplicates: 0 });
  });

  it('reads no further than the import had read a file that has grown', async () => {
    await ledger.import(ledger.write('a.log', lines.slice(0, 4)));
    const path = ledger.write('b.log', lines.slice(0, 6));
    await ledger.import(path);
    ledger.write('b.log', lines);
    await ledger.undo(1);
    expect(await count(2)).toMatchObject({ lines_read: 6, imported: 6 });
    expect(ledger.visits()).toEqual(await visitsOf([lines.slice(0, 6)]));
  });

  it('finds a file that was rotated', async () => {
    const path = ledger.write('a.log', lines);
    await ledger.import(path);
    await ledger.import(path);
    renameSync(path, `${path}.1`);
    ledger.write('a.log', [logLine(9000)]);
    expect(await ledger.undo(1)).toMatchObject({ readAgain: 8, missing: [] });
  });

  it('says what is missing where a file is gone, and finds it when it is back', async () => {
    const path = ledger.write('a.log', lines);
    await ledger.import(path);
    await ledger.import(path);
    renameSync(path, join(ledger.folder, '..', 'away.log'));
    const missing = [{ path, lines: 8, reason: 'gone' }];
    expect(await ledger.undo(1)).toMatchObject({ readAgain: 0, missing });
    expect(await ledger.details(2)).toMatchObject({ missingLines: 8, missing, duplicatesOf: [] });
    renameSync(join(ledger.folder, '..', 'away.log'), path);
    expect(await ledger.undo(1)).toMatchObject({ removed: 0, readAgain: 8, missing: [] });
    expect(await ledger.details(2)).toMatchObject({ missingLines: 0, counters: { imported: 8, duplicates: 0 } });
    await expect(ledger.undo(1)).rejects.toMatchObject({ code: 'import.undone' });
  });

  it('says that a file holds something else now', async () => {
    const path = ledger.write('a.log', lines);
    await ledger.import(path);
    await ledger.import(path);
    ledger.write('a.log', [logLine(7), ...lines.slice(1)]);
    expect(await ledger.undo(1)).toMatchObject({ missing: [{ lines: 8, reason: 'changed' }] });
  });

  it('keeps nothing of a file that can no longer be read to where it was read', async () => {
    const log = Array.from({ length: 12_000 }, (_, i) => logLine(i % 5000, `/${i}/${Math.sin(i)}`));
    const path = ledger.write('b.log.gz', log);
    await ledger.import(ledger.write('a.log', log));
    await ledger.import(path);
    const bytes = readFileSync(path);
    bytes.fill(0, 90_000, 90_009);
    writeFileSync(path, bytes);
    expect(await ledger.undo(1)).toMatchObject({ readAgain: 0, missing: [{ lines: 12_000, reason: 'unreadable' }] });
    expect(ledger.visits()).toEqual([]);
    expect(await count(2)).toMatchObject({ imported: 0, duplicates: 12_000 });
  });

  it('gives lines without a host to the site that their file had, and those of a site that is gone to nobody', async () => {
    const path = ledger.write('a.log', lines);
    await ledger.import(path);
    await ledger.import(path);
    const sites = new SiteStore(ledger.db);
    sites.add({ name: 'Elm', urls: ['https://elm.example'], timezone: 'UTC' });
    expect(await ledger.undo(1)).toMatchObject({ readAgain: 8 });
    await ledger.import(path, { idSite: 2 });
    await ledger.import(path, { idSite: 2 });
    sites.remove(2);
    expect(await ledger.undo(3)).toMatchObject({ readAgain: 0, missing: [] });
  });

  it('stops between transactions when cancelled, and goes on when called again', async () => {
    const path = ledger.write('a.log', lines);
    await ledger.import(path);
    await ledger.import(path);
    const stop = new AbortController();
    stop.abort();
    await expect(ledger.undo(1, { signal: stop.signal })).rejects.toMatchObject({ code: 'import.undoStopped' });
    expect((await ledger.details(1)).state).toBe('undoing');
    await ledger.undo(1);
    expect((await ledger.details(1)).state).toBe('undone');
    expect(await count(2)).toMatchObject({ imported: 8 });
  });

  it('knows no import that was never made', async () => {
    await expect(ledger.undo(7)).rejects.toMatchObject({ code: 'import.notFound' });
  });

  it('raises only the days that change', async () => {
    await ledger.import(ledger.write('a.log', [logLine(1), logLine(1500)]));
    await ledger.import(ledger.write('b.log', [logLine(1501, '/', { ip: '192.0.2.1' })]));
    const generations = () => ledger.db.rows<[number]>(sql`SELECT generation FROM site_day ORDER BY day`).flat();
    const [first, second] = generations();
    await ledger.undo(2);
    expect(generations()[0]).toBe(first);
    expect(generations()[1]).toBeGreaterThan(second!);
  });
});

describe('an undone import', () => {
  const targets = fc.constantFrom('/', '/a', '/b', '/c.css');
  const ips = fc.constantFrom('192.0.2.1', '192.0.2.2');
  const line = fc
    .record({ minute: fc.integer({ min: 0, max: 4000 }), target: targets, ip: ips })
    .map(({ minute, target, ip }) => logLine(minute, target, { ip }));
  const file = fc.record({
    from: fc.double({ min: 0, max: 0.8, noNaN: true }),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
    twice: fc.boolean(),
    gzip: fc.boolean(),
    backwards: fc.boolean(),
    source: fc.constantFrom('', '', 'second'),
    allowDuplicates: fc.constantFrom(false, false, false, true),
  });

  it('leaves the reports of the others alone, in whatever order they came', async () => {
    const world = fc.record({
      lines: fc.array(line, { minLength: 2, maxLength: 24 }),
      files: fc.array(file, { minLength: 2, maxLength: 4 }),
      undone: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ lines: pool, files, undone }) => {
        const all = new Ledger();
        const rest = new Ledger();
        try {
          const imports = files.map((each, i) => {
            const from = Math.floor(each.from * pool.length);
            const part = pool.slice(from, from + Math.ceil(each.share * pool.length));
            const content = each.twice ? [...part, ...part] : part;
            const path = all.write(
              `${i}.log${each.gzip ? '.gz' : ''}`,
              each.backwards ? [...content].reverse() : content,
            );
            const options: Partial<ImportOptions> = { source: each.source, allowDuplicates: each.allowDuplicates };
            return { path, options };
          });
          for (const { path, options } of imports) await all.import(path, options);
          const gone = undone % imports.length;
          await all.undo(gone + 1);
          const others = imports.filter((_, i) => i !== gone).reverse();
          for (const { path, options } of others) await rest.import(path, options);
          expect(all.visits()).toEqual(rest.visits());
          for (let id = 1; id <= imports.length; id += 1) {
            const { counters } = await all.details(id);
            expect(sumOfFates(counters)).toBe(counters.lines_read);
          }
        } finally {
          all.close();
          rest.close();
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
