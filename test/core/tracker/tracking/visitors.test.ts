import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { writeSetting } from '@main/core/settings/Settings';
import { makeDue } from '@main/core/sites/makeSiteDue';
import { Tracker } from '../openTracker';
import { request } from './request';

let tracker: Tracker;
beforeEach(() => (tracker = new Tracker()));
afterEach(() => tracker.close());

const ann = { uid: 'ann' };
const device = { _id: '1da79fc743e8bcc4' };
const other = { ip: '192.0.2.9' };

/** Visits as [visitor as hex, user, actions, whether they came back]. */
const visits = () =>
  tracker.db.rows(sql`
    SELECT printf('%x', idvisitor), user_id, visit_total_actions, visitor_returning FROM log_visit ORDER BY idvisit
  `);

describe('visitors', () => {
  it('are who the site says: by device, from any address', () => {
    tracker.track(request('10:00:00', device), request('10:01:00', device, other), request('12:00:00', device));
    expect(visits()).toEqual([
      ['1da79fc743e8b', null, 2, 0],
      ['1da79fc743e8b', null, 1, 1],
    ]);
  });

  it('are who they say, before what the device says', () => {
    tracker.track(
      request('10:00:00', { ...device, ...ann }),
      request('10:01:00', { ...ann, cid: 'aaaabbbbccccdddd' }, other),
    );
    // the first 52 bits of sha1('ann')
    expect(visits()).toEqual([['744cb9a9fb3d5', 'ann', 2, 0]]);
  });

  it('are their client where an id is none', () => {
    tracker.track(request('10:00:00', { _id: 'x' }), request('10:01:00', {}), request('10:01:00', {}, other));
    expect(visits().map((visit) => visit[2])).toEqual([2, 1]);
  });

  it('log in and out within one visit, and are then somebody else', () => {
    tracker.track(
      request('10:00:00', device),
      request('10:01:00', { ...device, ...ann }),
      request('10:02:00', device),
      request('10:03:00', { ...device, uid: 'ben' }),
      request('11:00:00', device),
    );
    expect(visits().map(([, user, actions]) => [user, actions])).toEqual([
      ['ann', 3],
      ['ben', 1],
      [null, 1],
    ]);
  });

  it('come back in every mode that knows people again', () => {
    tracker.track(request('10:00:00', device), request('12:00:00', device));
    tracker.track({ ...request('10:00:00', device), at: '2026-03-02T10:00:00Z' });
    const distinct = (mode: 'stable' | 'daily' | 'matomo') => {
      tracker.db.transaction(() => writeSetting(tracker.db, 'tracker.visitorRecognition', mode));
      makeDue(tracker.db);
      tracker.derive();
      return tracker.db.value(sql`SELECT count(DISTINCT idvisitor) FROM log_visit`);
    };
    expect([distinct('daily'), distinct('matomo'), distinct('stable')]).toEqual([2, 1, 1]);
  });
});
