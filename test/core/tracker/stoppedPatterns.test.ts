import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { DimensionStore } from '@main/core/sites/DimensionStore';
import { GoalStore } from '@main/core/sites/GoalStore';
import { isTooSlow } from '@main/core/sites/isTooSlow';
import { makeSiteDue } from '@main/core/sites/makeSiteDue';
import { BoundedExpression, isHarmless } from '@main/core/tracker/BoundedExpression';
import { readStoppedPatterns } from '@main/core/tracker/stoppedPatterns';
import { Tracker } from './openTracker';

const slow = '(a+)+$';
const slowPath = `/${'a'.repeat(60)}!`;
const goal = {
  idsite: 1,
  name: 'Slow',
  description: '',
  match_attribute: 'url',
  pattern: '/guide/.*thanks',
  pattern_type: 'regex',
  case_sensitive: 0,
  allow_multiple: 0,
  revenue: 0,
  event_value_as_revenue: 0,
};
const dimension = {
  idsite: 1,
  name: 'Part',
  scope: 'action' as const,
  active: true,
  case_sensitive: true,
  extractions: [{ dimension: 'url' as const, pattern: '/(guide|shop)/' }],
};

let tracker: Tracker;
beforeEach(() => (tracker = new Tracker()));
afterEach(() => tracker.close());

describe('a pattern that takes too long', () => {
  it.each([slow, '(a|aa)+$', '([a-z]+)*!', '^https://oak\\.example/(\\d+)*$', '(ab|abab)+x', '(.*a){20}b'])(
    'is not kept: %s',
    (pattern) => {
      expect(() => new GoalStore(tracker.db).add({ ...goal, pattern })).toThrow('repetitions inside repetitions');
      expect(new GoalStore(tracker.db).all(1)).toEqual([]);
      const extractions = [{ dimension: 'url' as const, pattern }];
      const dimensions = new DimensionStore(tracker.db);
      expect(() => dimensions.add({ ...dimension, extractions })).toThrow('repetitions inside repetitions');
    },
  );

  it.each(['/thanks', '^https?://[^/]+/shop/.*/order-(\\d+)', '.*/(a|b)/.*\\.html$', '[?&]id=([^&]*)'])(
    'is none of the usual ones: %s',
    (pattern) => expect(isTooSlow(tracker.db, 1, pattern)).toBe(false),
  );

  it('is tried on the addresses that the site has', () => {
    const pattern = 'x(y+z?)+w$';
    const path = `/x${'y'.repeat(60)}!`;
    tracker.track({ at: '2026-03-01T10:00:00Z', target: path });
    expect(isTooSlow(tracker.db, 1, pattern)).toBe(true);
  });

  it('is stopped while visits are made, finds nothing, and is said in the findings', () => {
    new GoalStore(tracker.db).add(goal);
    new GoalStore(tracker.db).add({ ...goal, name: 'Good' });
    new DimensionStore(tracker.db).add(dimension);
    tracker.db.run(sql`UPDATE goal SET pattern = ${slow} WHERE idgoal = 1`);
    const lines = ['/', slowPath, '/guide/thanks', `${slowPath}b`];
    tracker.track(...lines.map((target, i) => ({ at: `2026-03-01T10:0${i}:00Z`, target })));
    expect(tracker.db.rows(sql`SELECT idgoal FROM log_conversion`)).toEqual([[2]]);
    const stopped = readStoppedPatterns(tracker.db, 1);
    expect(stopped).toEqual([{ name: 'Slow', pattern: slow }]);
    expect(readStoppedPatterns(tracker.db, 2)).toEqual([]);
    new GoalStore(tracker.db).update({ ...goal, idgoal: 1, pattern: '/shop' });
    expect(readStoppedPatterns(tracker.db, 1)).toEqual([]);
  });

  it('does not hold up custom dimensions', () => {
    const dimensions = new DimensionStore(tracker.db);
    dimensions.add(dimension);
    tracker.db.run(
      sql`UPDATE custom_dimensions SET extractions = ${JSON.stringify([{ dimension: 'url', pattern: slow }])}`,
    );
    makeSiteDue(tracker.db, 1);
    tracker.track({ at: '2026-03-01T10:00:00Z', target: slowPath });
    expect(readStoppedPatterns(tracker.db, 1)).toEqual([{ name: 'Part', pattern: slow }]);
  });
});

describe('an expression with a bound', () => {
  it.each(['/thanks', '/order/\\d+', '^https?://(?:www\\.)?oak/[^/]+/.*', '[?&]id=([^&]*)', 'a\\+\\+\\(\\)\\*'])(
    'needs none: %s',
    (pattern) => expect(isHarmless(pattern)).toBe(true),
  );

  it.each([slow, '(a|aa)*b', '(a?){30}a', 'a*a*b', '^a*|a*a*b', 'a{0,500}a{0,500}b', 'a?a?a?a?aaaa', '([)+]+)+$'])(
    'needs one: %s',
    (pattern) => expect(isHarmless(pattern)).toBe(false),
  );

  it('finds what it would find without', () => {
    const expression = new BoundedExpression('/(\\w+)/(.*)', false, () => undefined);
    for (let round = 0; round < 2; round += 1) {
      expect([...expression.exec('/Blog/oak')!]).toEqual(['/Blog/oak', 'Blog', 'oak']);
      expect(expression.exec('/blog')).toBeNull();
    }
  });

  it('is stopped once, and finds nothing then', () => {
    const stopped: string[] = [];
    const expression = new BoundedExpression(slow, true, (pattern) => stopped.push(pattern));
    expect(expression.exec('aaa')).not.toBeNull();
    expect(expression.exec(slowPath)).toBeNull();
    expect(expression.exec('aaa')).toBeNull();
    expect(stopped).toEqual([slow]);
  });
});
