import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { Tracker } from '../openTracker';
import { request } from './request';

let tracker: Tracker;
beforeEach(() => (tracker = new Tracker()));
afterEach(() => tracker.close());

/** The actions in order: type and text of the address, of the name, seconds on the page before. */
const actions = () =>
  tracker.db.rows(sql`
    SELECT u.type, u.name, n.type, n.name, l.time_spent_ref_action
    FROM log_link_visit_action l
    LEFT JOIN log_action u ON u.idaction = l.idaction_url
    LEFT JOIN log_action n ON n.idaction = l.idaction_name
    ORDER BY l.idlink_va
  `);

describe('a tracking request', () => {
  it('is a view of the page that it names, with its title', () => {
    tracker.track(
      request('10:00:00', { url: 'https://oak.example/a?utm_source=x&b=1#c', action_name: ' Oak / A ' }),
      request('10:00:40', { url: '/b', urlref: 'https://oak.example/a' }),
    );
    expect(actions()).toEqual([
      [1, 'oak.example/a?b=1', 4, 'Oak / A', 0],
      [1, 'oak.example/b', null, null, 40],
    ]);
    expect(
      tracker.db.rows(sql`SELECT visit_total_time, visit_total_actions, visit_total_interactions FROM log_visit`),
    ).toEqual([[40, 2, 2]]);
  });
});
