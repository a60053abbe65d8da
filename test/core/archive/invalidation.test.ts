import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undoImport } from '@main/core/import/ledger/undoImport';
import { writeSetting } from '@main/core/settings/Settings';
import { GoalStore } from '@main/core/sites/GoalStore';
import { makeDue } from '@main/core/sites/makeSiteDue';
import { deriveDue } from '@main/core/tracker/deriveDue';
import { InvalidationWorld, type WorldLine } from './InvalidationWorld';

/** Days at the borders of years, months and weeks. */
const days = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-03-02'];
const hosts = ['oak.example', 'elm.example'];
const line: fc.Arbitrary<WorldLine> = fc.record({
  host: fc.constantFrom(...hosts),
  day: fc.constantFrom(...days),
  // an odd minute: the other import has even ones
  minute: fc.integer({ min: 0, max: 719 }).map((half) => half * 2 + 1),
  visitor: fc.integer({ min: 1, max: 4 }),
  target: fc.constantFrom('/', '/a', '/a?sid=1', '/thanks', '/find?q=tea'),
});
const lines = fc.array(line, { minLength: 1, maxLength: 12 });

const goal = { idsite: 1, idgoal: 1, name: 'g', description: '', pattern_type: 'contains', case_sensitive: 0 };
const goalOf = (pattern: string, revenue: number) => ({
  ...goal,
  pattern,
  revenue,
  match_attribute: 'url',
  allow_multiple: 0,
  event_value_as_revenue: 0,
});

type Change =
  | { kind: 'import'; lines: WorldLine[] }
  | { kind: 'import again' | 'undo' | 'remove goal' }
  | { kind: 'goal'; pattern: string; revenue: number }
  | { kind: 'site'; change: Parameters<InvalidationWorld['sites']['update']>[1] }
  | { kind: 'recognition'; mode: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), lines }),
  fc.record({ kind: fc.constantFrom('import again' as const, 'undo' as const, 'remove goal' as const) }),
  fc.record({
    kind: fc.constant('goal' as const),
    pattern: fc.constantFrom('/thanks', '/never', '/a'),
    revenue: fc.constantFrom(0, 5),
  }),
  fc.record({
    kind: fc.constant('site' as const),
    change: fc.oneof(
      fc.record({ timezone: fc.constantFrom('UTC', 'Africa/Abidjan', 'America/New_York', 'Asia/Kolkata') }),
      fc.record({ excluded_parameters: fc.constantFrom('', 'sid', 'never') }),
      fc.record({ sitesearch: fc.constantFrom(0, 1) }),
      fc.record({ sitesearch_keyword_parameters: fc.constantFrom('q', 'none') }),
      fc.record({ keep_url_fragment: fc.constantFrom(0, 1) }),
      fc.record({ name: fc.constant('another') }),
      fc.record({
        urls: fc.constantFrom<string[][]>(['https://oak.example'], ['https://oak.example', 'https://ash.example']),
      }),
    ),
  }),
  fc.record({ kind: fc.constant('recognition' as const), mode: fc.constantFrom('stable', 'daily', 'matomo') }),
);

/** Makes a change and the visits that follow from it. */
async function make(world: InvalidationWorld, of: Change, known: { idImport: number; lines: WorldLine[] }) {
  const { engine, sites } = world;
  const goals = new GoalStore(engine.db);
  if (of.kind === 'import') await world.import(of.lines);
  if (of.kind === 'import again') await world.import(known.lines);
  if (of.kind === 'undo') await undoImport(engine, { idImport: known.idImport });
  if (of.kind === 'goal') goals.update(goalOf(of.pattern, of.revenue));
  if (of.kind === 'remove goal') goals.remove(1, 1);
  if (of.kind === 'site') sites.update(1, of.change);
  if (of.kind === 'recognition' && writeSetting(engine.db, 'tracker.visitorRecognition', of.mode)) makeDue(engine.db);
  await deriveDue(engine, () => Promise.resolve());
}

function changedKeys<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): string[] {
  return [...after.keys()].filter((key) => before.get(key) !== after.get(key)).sort();
}

test('a change makes due exactly the days whose numbers it changes, with every period and segment above them', async () => {
  await fc.assert(
    fc.asyncProperty(lines, lines, change, async (one, two, of) => {
      const world = new InvalidationWorld();
      try {
        new GoalStore(world.engine.db).add(goalOf('/thanks', 1));
        const idImport = await world.import(one.map((line) => ({ ...line, minute: line.minute - 1 })));
        await world.import(two);
        await world.archive();
        const [rows, generations] = [world.dayRows(), world.generations()];

        await make(world, of, { idImport, lines: two });

        const due = changedKeys(generations, world.generations());
        const changed = changedKeys(rows, world.dayRows());
        expect(due).toEqual(expect.arrayContaining(changed));
        // the hours of visits that stay as they are move with the clock
        const isMoved = of.kind === 'site' && of.change.timezone !== undefined;
        if (!isMoved) expect(due).toEqual(changed);
        for (const { name, days: held, isArchived } of world.archived()) {
          expect([name, isArchived]).toEqual([name, !held.some((day) => due.includes(day))]);
        }
        await world.archive();
        expect(world.contents()).toEqual(await world.contentsMadeAnew());
      } finally {
        world.close();
      }
    }),
    { numRuns: 10 },
  );
}, 120_000);
