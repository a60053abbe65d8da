import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { GoalStore } from '@main/core/sites/GoalStore';
import type { Line } from '../makeBatch';
import { Tracker } from '../openTracker';

const open: Tracker[] = [];
afterEach(() => open.splice(0).forEach((tracker) => tracker.close()));

function newTracker(): Tracker {
  const tracker = new Tracker();
  open.push(tracker);
  new GoalStore(tracker.db).add({
    ...{ idsite: 1, name: 'Goal', description: '', pattern: '/a', pattern_type: 'contains', case_sensitive: 0 },
    ...{ match_attribute: 'url', allow_multiple: 1, revenue: 3, event_value_as_revenue: 0 },
  });
  return tracker;
}

/** Every row that is derived, with the texts of actions in place of their ids, which the order of arrival gives. */
function derived({ db }: Tracker): unknown {
  const names = new Map(db.rows<[number, string]>(sql`SELECT idaction, name FROM log_action`));
  const toText = (row: Record<string, unknown>) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([column]) => column !== 'idclient')
        .map(([column, value]) => [column, column.includes('idaction') ? names.get(Number(value)) : value]),
    );
  const tables = ['log_visit', 'log_visit_tracked', 'log_link_visit_action', 'log_link_visit_action_tracked'];
  return [...tables, 'log_conversion', 'log_conversion_item', 'log_order'].map((table) =>
    db
      .all<Record<string, unknown>>(sql`SELECT * FROM ${sql.identifier(table)}`)
      .map(toText)
      .sort(),
  );
}

const args = fc.constantFrom<Record<string, string>>(
  {},
  { action_name: 'Oak', res: '1x1', dimension1: 'a' },
  { dimension1: 'b', _cvar: '{"1":["k","v"]}' },
  { url: 'https://oak.example/a?utm_campaign=spring', urlref: 'https://www.google.com/' },
  { _rcn: 'spring' },
  { e_c: 'c', e_a: 'a', e_v: '1' },
  { c_n: 'Ad' },
  { search: 'elm', search_count: '3' },
  { link: 'https://elsewhere.example/' },
  { ping: '1' },
  { new_visit: '1' },
  { idgoal: '1', revenue: '5' },
  { idgoal: '0', revenue: '7', ec_items: '[["S1","Table",["Wood"],7,1]]' },
  { idgoal: '0', ec_id: 'A-1', revenue: '9', ec_items: '[["S1","Table",["Wood"],9,1]]' },
);

const line = fc
  .record({
    args,
    seconds: fc.integer({ min: 0, max: 3 * 96 - 1 }).map((n) => n * 900 + (n % 3)),
    who: fc.constantFrom<Record<string, string>>(
      {},
      { _id: '1da79fc743e8bcc4' },
      { _id: '1da79fc743e8bcc4', uid: 'ann' },
      { uid: 'ben' },
    ),
    ip: fc.constantFrom('192.0.2.1', '192.0.2.2'),
  })
  .map(({ args, seconds, who, ip }): Line => {
    const query = new URLSearchParams({ idsite: '1', rec: '1', url: 'https://oak.example/', ...args, ...who });
    const at = new Date(Date.UTC(2026, 2, 1) + seconds * 1000).toISOString();
    return { at, ip, target: `/matomo.php?${query.toString()}`, isTracking: true };
  });

describe('the order of files', () => {
  it('never changes what tracking requests make, imported at once, cut in two, backwards or twice', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.nat(), (lines, cut) => {
        const distinct = [...new Map(lines.map((each) => [JSON.stringify(each), each])).values()];
        const whole = newTracker().track(...distinct);
        const at = cut % (distinct.length + 1);
        const parts = newTracker()
          .track(...distinct.slice(at).reverse())
          .track(...distinct.slice(0, at))
          .track(...distinct);
        expect(derived(parts)).toEqual(derived(whole));
      }),
      { numRuns: 40 },
    );
  });
});
