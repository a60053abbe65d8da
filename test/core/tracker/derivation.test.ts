import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { GoalStore } from '@main/core/sites/GoalStore';
import { SiteStore } from '@main/core/sites/SiteStore';
import { writeSetting } from '@main/core/settings/Settings';
import { makeDue } from '@main/core/sites/makeSiteDue';
import { Tracker } from './openTracker';

let tracker: Tracker;
beforeEach(() => (tracker = new Tracker()));
afterEach(() => tracker.close());

const goal = {
  idsite: 1,
  name: 'Guide',
  description: '',
  match_attribute: 'url',
  pattern: '/thanks',
  pattern_type: 'contains',
  case_sensitive: 0,
  allow_multiple: 0,
  revenue: 5,
  event_value_as_revenue: 0,
};

const conversions = () =>
  tracker.db.rows(
    sql`SELECT idgoal, buster, url, revenue, pageviews_before FROM log_conversion ORDER BY idgoal, buster`,
  );

describe('goals', () => {
  const lines = [
    { at: '2026-03-01T10:00:00Z', target: '/' },
    { at: '2026-03-01T10:01:00Z', target: '/THANKS?sid=9' },
    { at: '2026-03-01T10:02:00Z', target: '/thanks' },
    { at: '2026-03-01T10:05:00Z', target: '/guide.pdf', isDownload: true },
  ];

  it('convert once a visit, by the address as it was asked for', () => {
    new GoalStore(tracker.db).add(goal);
    tracker.track(...lines);
    expect(conversions()).toEqual([[1, 0, 'https://oak.example/THANKS?sid=9', 5, 2]]);
    expect(tracker.db.rows(sql`SELECT visit_goal_converted FROM log_visit`)).toEqual([[1]]);
  });

  it('convert more than once where they allow it', () => {
    new GoalStore(tracker.db).add({ ...goal, allow_multiple: 1 });
    tracker.track(...lines);
    expect(conversions()).toHaveLength(2);
  });

  it('made later convert what happened before, and a removed one takes its conversions along', () => {
    tracker.track(...lines);
    const goals = new GoalStore(tracker.db);
    const file = { ...goal, match_attribute: 'file', pattern: 'https://oak.example/guide.pdf', pattern_type: 'exact' };
    const long = { ...goal, match_attribute: 'visit_duration', pattern: '4', pattern_type: 'greater_than' };
    goals.add(file);
    goals.add(long);
    tracker.derive();
    expect(conversions().map(([id]) => id)).toEqual([1, 2]);
    goals.remove(1, 1);
    tracker.derive();
    expect(conversions().map(([id]) => id)).toEqual([2]);
  });
});

describe('visitors', () => {
  const days = ['2026-03-01', '2026-03-03', '2026-03-02'].map((day) => [{ at: `${day}T10:00:00Z`, target: '/' }]);
  const counts = () =>
    tracker.db.rows(sql`
      SELECT visitor_returning, visitor_count_visits, visitor_seconds_since_first, visitor_seconds_since_last
      FROM log_visit ORDER BY idvisit
    `);

  it('are counted anew when an older file comes later, and only the days that change are due for archiving', () => {
    for (const lines of days) tracker.track(...lines);
    expect(counts()).toEqual([
      [0, 1, 0, 0],
      [1, 2, 86_400, 86_400],
      [1, 3, 2 * 86_400, 86_400],
    ]);
    const generations = () =>
      tracker.db.rows<[number]>(sql`SELECT generation FROM site_day ORDER BY day`).map(([generation]) => generation);
    const before = generations();
    tracker.track({ at: '2026-03-02T23:00:00Z', ip: '192.0.2.77', target: '/' });
    const after = generations();
    expect(after.map((generation, i) => generation !== before[i])).toEqual([false, true, false]);
  });

  it('are new each day, or each visit, as the setting says', () => {
    for (const lines of days) tracker.track(...lines, { ...lines[0]!, at: lines[0]!.at.replace('T10', 'T12') });
    const distinct = (mode: 'stable' | 'daily' | 'matomo') => {
      tracker.db.transaction(() => writeSetting(tracker.db, 'tracker.visitorRecognition', mode));
      makeDue(tracker.db);
      tracker.derive();
      return tracker.db.value(sql`SELECT count(DISTINCT idvisitor) FROM log_visit`);
    };
    expect([distinct('daily'), distinct('matomo'), distinct('stable')]).toEqual([3, 6, 1]);
  });
});

describe('matomo recognition', () => {
  const visits = () =>
    tracker.db.rows(sql`
      SELECT visit_first_action_time % 86400 / 60, visit_total_time / 60, visit_total_actions FROM log_visit ORDER BY idvisit
    `);
  const track = (...minutes: string[]) =>
    tracker.track(...minutes.map((time) => ({ at: `2026-03-01T${time}:00Z`, target: `/${time}` })));

  it('takes hits in the order of import: earlier ones join a visit and change neither its start nor its end', () => {
    writeSetting(tracker.db, 'tracker.visitorRecognition', 'matomo');
    track('10:20', '10:00', '10:30');
    expect(visits()).toEqual([[620, 10, 3]]);
  });

  it('finds the visit that was open then', () => {
    writeSetting(tracker.db, 'tracker.visitorRecognition', 'matomo');
    track('10:00', '11:00', '10:10', '11:05');
    expect(visits()).toEqual([
      [600, 10, 2],
      [660, 5, 2],
    ]);
  });
});

describe('a client without a user agent', () => {
  it('is one visitor, whether it is new to the import or not', () => {
    tracker.track({ at: '2026-03-01T10:00:00Z', target: '/', agent: '' });
    tracker.track({ at: '2026-03-02T10:00:00Z', target: '/', agent: '' });
    expect(tracker.db.rows(sql`SELECT count(DISTINCT idvisitor), max(visitor_count_visits) FROM log_visit`)).toEqual([
      [1, 2],
    ]);
    expect(tracker.db.value(sql`SELECT count(*) FROM log_client`)).toBe(1);
  });
});

describe('a site that counts only its own addresses', () => {
  it('leaves out what lies elsewhere, and counts it again when it is told to', () => {
    const sites = new SiteStore(tracker.db);
    sites.update(1, { urls: ['https://oak.example/shop'], exclude_unknown_urls: 1 });
    tracker.track(
      { at: '2026-03-01T10:00:00Z', target: '/shop/a', host: 'www.oak.example' },
      { at: '2026-03-01T10:01:00Z', target: '/shopping', host: 'oak.example' },
      { at: '2026-03-01T10:02:00Z', target: '/shop', host: 'elm.example' },
    );
    const actions = () => tracker.db.value(sql`SELECT sum(visit_total_actions) FROM log_visit`);
    expect(actions()).toBe(1);
    sites.update(1, { exclude_unknown_urls: 0 });
    tracker.derive();
    expect(actions()).toBe(3);
  });
});

describe('referrer spam', () => {
  const actions = () => tracker.db.value(sql`SELECT sum(visit_total_actions) FROM log_visit`) ?? 0;
  const spam = { at: '2026-03-01T10:00:00Z', target: '/', referrer: 'https://www.seo.example/buy' };

  it('counts for nothing as soon as the user says whose it is, and counts again when it is taken back', () => {
    tracker.track(spam, { ...spam, at: '2026-03-01T10:01:00Z', target: '/?utm_campaign=x' });
    expect(actions()).toBe(2);
    for (const [value, left] of [
      ['seo.example', 0],
      ['', 2],
    ] as const) {
      expect(writeSetting(tracker.db, 'tracker.referrerSpammers', value)).toBe(true);
      makeDue(tracker.db);
      tracker.derive();
      expect(actions()).toBe(left);
    }
  });

  it('is never the site itself', () => {
    writeSetting(tracker.db, 'tracker.referrerSpammers', 'oak.example');
    tracker.track({ ...spam, referrer: 'https://oak.example/a' });
    expect(actions()).toBe(1);
  });
});

describe('another time zone', () => {
  it('moves visits to the days that they fall on there', () => {
    tracker.track({ at: '2026-03-01T23:50:00Z', target: '/' }, { at: '2026-03-02T00:10:00Z', target: '/a' });
    const days = () =>
      tracker.db.rows(sql`SELECT idvisit / 16777216 % 65536, visit_total_actions FROM log_visit ORDER BY idvisit`);
    expect(days()).toEqual([
      [20513, 1],
      [20514, 1],
    ]);
    new SiteStore(tracker.db).update(1, { timezone: 'America/New_York' });
    tracker.derive();
    expect(days()).toEqual([[20513, 2]]);
  });
});

describe('two sources', () => {
  it('add up, where files of one source count each line once', () => {
    const line = { at: '2026-03-01T10:00:00Z', target: '/' };
    expect(tracker.append([line]).duplicates).toBe(0);
    expect(tracker.append([line]).duplicates).toBe(1);
    expect(tracker.append([line], 'second server').duplicates).toBe(0);
  });
});
