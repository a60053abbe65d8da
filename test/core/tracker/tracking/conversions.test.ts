import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '@shared/plugin/defineApi';
import { sql } from '@main/core/db/sql';
import { GoalStore } from '@main/core/sites/GoalStore';
import { Tracker } from '../openTracker';
import { request } from './request';

let tracker: Tracker;
beforeEach(() => (tracker = new Tracker()));
afterEach(() => tracker.close());

function addGoal(goal: Partial<Goal> & { match_attribute: string }): number {
  return new GoalStore(tracker.db).add({
    ...{ idsite: 1, name: 'Goal', description: '', pattern: '', pattern_type: '', case_sensitive: 0 },
    ...{ allow_multiple: 0, revenue: 3, event_value_as_revenue: 0 },
    ...goal,
  });
}

const conversions = () =>
  tracker.db.rows(sql`
    SELECT idgoal, buster, url, revenue, pageviews_before FROM log_conversion ORDER BY idvisit, idgoal, buster
  `);

const visits = () =>
  tracker.db.rows(sql`
    SELECT visit_total_actions, visit_goal_converted, visit_goal_buyer, visitor_returning FROM log_visit ORDER BY idvisit
  `);

describe('goals', () => {
  const event = { e_c: 'Video', e_a: 'play', e_n: 'Growing', e_v: '2.346' };

  it.each([
    ['event_category', 'Video', event],
    ['event_action', 'play', event],
    ['event_name', 'Growing', event],
    ['title', 'Welcome', { action_name: 'Welcome' }],
    ['external_website', 'https://elsewhere.example/', { link: 'https://elsewhere.example/' }],
    ['file', 'https://oak.example/a.pdf', { download: 'https://oak.example/a.pdf' }],
  ])('are reached by %s', (match_attribute, pattern, args) => {
    addGoal({ match_attribute, pattern, pattern_type: 'exact' });
    tracker.track(request('10:00:00', { ...args }), request('10:01:00', { ...args }), request('10:02:00'));
    expect(conversions()).toHaveLength(1);
    expect(visits()).toEqual([[3, 1, 0, 0]]);
  });

  it('are not reached by the page on which an event happens', () => {
    addGoal({ match_attribute: 'url', pattern: 'oak.example', pattern_type: 'contains' });
    tracker.track(request('10:00:00', event));
    expect(conversions()).toEqual([]);
  });

  it('may be worth what the event is', () => {
    addGoal({ match_attribute: 'event_name', pattern: 'Grow', pattern_type: 'contains', event_value_as_revenue: 1 });
    tracker.track(request('10:00:00', event));
    expect(conversions()).toEqual([[1, 0, 'https://oak.example/', 2.35, 0]]);
  });

  it('are reached where the page says so, once unless they allow more, and are no action', () => {
    addGoal({ match_attribute: 'manually' });
    addGoal({ match_attribute: 'manually', allow_multiple: 1 });
    tracker.track(
      request('10:00:00'),
      request('10:01:00', { idgoal: '1', revenue: '9.999' }),
      ...['10:02:00', '10:03:00'].flatMap((time) => [
        request(time, { idgoal: '2' }),
        request(time, { idgoal: '1', r: '2' }),
      ]),
      request('10:04:00', { idgoal: '77' }),
    );
    const url = 'https://oak.example/';
    expect(conversions()).toEqual([
      [1, 0, url, 10, 1],
      [2, 0, url, 3, 1],
      [2, 1, url, 3, 1],
    ]);
    expect(visits()).toEqual([[1, 1, 0, 0]]);
  });
});

describe('what is credited', () => {
  const sent = Date.parse('2026-02-01T00:00:00Z') / 1000;
  const credited = () => tracker.db.rows(sql`SELECT referer_type, referer_name, referer_keyword FROM log_conversion`);

  it.each([
    ['the visit', {}, [null, null, null]],
    ['a campaign of before', { _rcn: 'Spring', _rck: 'oak' }, [6, 'spring', 'oak']],
    [
      'a referrer of before',
      { _ref: 'https://elsewhere.example/x', _refts: String(sent) },
      [3, 'elsewhere.example', ''],
    ],
    [
      'the visit, when it is too long ago',
      { _ref: 'https://elsewhere.example/x', _refts: '1600000000' },
      [null, null, null],
    ],
    ['the visit, when it was the site itself', { _ref: 'https://www.oak.example/' }, [null, null, null]],
  ])('is %s', (_what, args, expected) => {
    addGoal({ match_attribute: 'manually' });
    tracker.track(request('10:00:00'), request('10:01:00', { idgoal: '1', ...args, new_visit: '0' }));
    expect(credited().at(-1)).toEqual(expected);
  });
});

describe('shops', () => {
  const items = JSON.stringify([
    ['S1', 'Oak table', ['Wood', 'Tables'], '99.5', 2],
    ['S2', '', 'Wood', 5],
    ['S1', 'Oak table', ['Wood', 'Tables'], 100, '3'],
    [''],
  ]);
  const order = { idgoal: '0', ec_id: 'A-1', revenue: '320', ec_st: '300', ec_tx: '15', ec_sh: '5', ec_dt: '1.239' };
  const itemRows = () =>
    tracker.db.rows(sql`
      SELECT i.idorder, s.name, n.name, c.name, c2.name, i.price, i.quantity
      FROM log_conversion_item i
      JOIN log_action s ON s.idaction = i.idaction_sku AND s.type = 5
      LEFT JOIN log_action n ON n.idaction = i.idaction_name AND n.type = 6
      LEFT JOIN log_action c ON c.idaction = i.idaction_category AND c.type = 7
      LEFT JOIN log_action c2 ON c2.idaction = i.idaction_category2 AND c2.type = 7
      ORDER BY s.name
    `);

  it('take orders with what was bought', () => {
    tracker.track(request('10:00:00'), request('10:01:00', { ...order, ec_items: items }));
    expect(
      tracker.db.rows(sql`
        SELECT idgoal, idorder, items, revenue, revenue_subtotal, revenue_tax, revenue_shipping, revenue_discount
        FROM log_conversion
      `),
    ).toEqual([[0, 'A-1', 4, 320, 300, 15, 5, 1.24]]);
    expect(itemRows()).toEqual([
      ['A-1', 'S1', 'Oak table', 'Wood', 'Tables', 100, 3],
      ['A-1', 'S2', null, 'Wood', null, 5, 1],
    ]);
    expect(visits()).toEqual([[1, 1, 1, 0]]);
  });

  it('keep the last state of a cart that is left', () => {
    const cart = (time: string, ec_items: string) => request(time, { idgoal: '0', revenue: '7', ec_items });
    tracker.track(cart('10:00:00', items), cart('10:01:00', '[["S3","Chair","",7,1]]'));
    expect(conversions()).toEqual([[-1, 0, 'https://oak.example/', 7, 0]]);
    expect(itemRows()).toEqual([['0', 'S3', 'Chair', null, null, 7, 1]]);
    expect(visits()).toEqual([[0, 0, 2, 0]]);
  });

  it('forget a cart that is ordered, not one that is filled afterwards', () => {
    const cart = { idgoal: '0', revenue: '7', ec_items: '[["S3"]]' };
    tracker.track(request('10:00:00', cart), request('10:01:00', order));
    expect(visits()).toEqual([[0, 1, 1, 0]]);
    tracker.track(request('10:02:00', cart));
    expect(visits()).toEqual([[0, 1, 3, 0]]);
    expect(conversions().map(([id]) => id)).toEqual([-1, 0]);
  });

  it('count an order on the first day that it is seen, whatever day comes first', () => {
    const on = (day: string) => ({ ...request('10:00:00', order), at: `2026-03-${day}T10:00:00Z` });
    const days = () => tracker.db.rows(sql`SELECT server_time / 86400 - 20512 FROM log_conversion`);
    tracker.track(on('03'), { ...on('03'), at: '2026-03-03T12:00:00Z' });
    expect(days()).toEqual([[3]]);
    tracker.track(on('02'));
    expect(days()).toEqual([[2]]);
    expect(visits().map(([, , buyer]) => buyer)).toEqual([1, 0, 0]);
  });

  it('know their customers again, who ordered before', () => {
    const at = (day: string, args = {}) => ({ ...request('10:00:00', args), at: `2026-03-${day}T10:00:00Z` });
    tracker.track(at('01'), at('02'), at('03'));
    expect(visits().map((visit) => visit[3])).toEqual([0, 1, 1]);
    tracker.track({ ...at('02', order), at: '2026-03-02T10:05:00Z' });
    expect(visits().map((visit) => visit[3])).toEqual([0, 1, 2]);
    tracker.track(at('04'));
    expect(visits().map((visit) => visit[3])).toEqual([0, 1, 2, 2]);
  });
});
