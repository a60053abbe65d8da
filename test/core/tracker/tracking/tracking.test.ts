import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { SiteStore } from '@main/core/sites/SiteStore';
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

/** The one row of a table, without what is NULL; ids of log_action as its texts. */
type Table = 'log_visit' | 'log_visit_tracked' | 'log_link_visit_action' | 'log_link_visit_action_tracked';

function only(table: Table): Record<string, unknown> {
  const names = new Map(tracker.db.rows<[number, string]>(sql`SELECT idaction, name FROM log_action`));
  const rows = tracker.db.all<Record<string, unknown>>(sql`SELECT * FROM ${sql.identifier(table)}`);
  expect(rows).toHaveLength(1);
  const cells = Object.entries(rows[0]!).filter(
    ([column, value]) => value !== null && !/^id(visit|link_va|site)$/.test(column),
  );
  return Object.fromEntries(
    cells.map(([column, value]) => [column, column.includes('idaction_') ? names.get(Number(value)) : value]),
  );
}

const visit = () => only('log_visit');

describe('actions', () => {
  it('are views of the pages that are named, with their titles', () => {
    tracker.track(
      request('10:00:00', { url: 'https://OAK.example/a?utm_source=x&b=1#c', action_name: ' Oak / A ' }),
      request('10:00:40', { url: '/b', urlref: 'https://oak.example/a' }),
      request('10:01:00', { url: '' }, { referrer: 'https://oak.example/beacon' }),
      request('10:02:00', { url: 'about:blank' }),
    );
    expect(actions()).toEqual([
      [1, 'oak.example/a?b=1', 4, 'Oak / A', 0],
      [1, 'oak.example/b', null, null, 40],
      [1, 'oak.example/beacon', null, null, 20],
      [null, null, null, null, 60],
    ]);
    expect(visit()).toMatchObject({ visit_total_time: 120, visit_total_actions: 4, visit_total_interactions: 4 });
    expect(tracker.db.value(sql`SELECT count(*) FROM log_link_visit_action_tracked`)).toBe(0);
  });

  it('are downloads and outlinks under their own address', () => {
    tracker.track(
      request('10:00:00', {}),
      request('10:00:10', { download: 'https://cdn.example/a.pdf?sid=1' }),
      request('10:00:30', { link: 'https://elsewhere.example/?q=1#x', action_name: 'not this' }),
    );
    expect(actions()).toEqual([
      [1, 'oak.example/', null, null, 0],
      [3, 'cdn.example/a.pdf?sid=1', null, null, 10],
      [2, 'elsewhere.example/?q=1#x', null, null, 20],
    ]);
    expect(visit()).toMatchObject({
      visit_total_actions: 3,
      visit_total_interactions: 1,
      visit_exit_idaction_url: 'oak.example/',
    });
  });

  it('are searches, by name or by the address of the page', () => {
    tracker.track(
      request('10:00:00', { search: ' Red Oak', search_cat: 'wood', search_count: '7' }),
      request('10:01:00', { url: 'https://oak.example/find?q=Elm' }),
    );
    expect(actions()).toEqual([
      [null, null, 8, 'red oak', 0],
      [null, null, 8, 'elm', 60],
    ]);
    expect(tracker.db.rows(sql`SELECT search_cat, search_count FROM log_link_visit_action ORDER BY idlink_va`)).toEqual(
      [
        ['wood', 7],
        [null, null],
      ],
    );
    expect(visit()).toMatchObject({ visit_total_searches: 2 });
    new SiteStore(tracker.db).update(1, { sitesearch: 0 });
    tracker.derive();
    expect(visit()).toMatchObject({ visit_total_searches: 0 });
  });

  it('are events, with what happened in a row beside', () => {
    tracker.track(request('10:00:00', { e_c: 'Video', e_a: 'play', e_n: 'Growing', e_v: '2.5' }));
    expect(actions()).toEqual([[1, 'oak.example/', 12, 'Growing', 0]]);
    expect(only('log_link_visit_action_tracked')).toEqual({
      idaction_event_category: 'Video',
      idaction_event_action: 'play',
      custom_float: 2.5,
    });
    expect(visit()).toMatchObject({ visit_total_actions: 1, visit_total_interactions: 0 });
    expect(visit()).not.toHaveProperty('visit_entry_idaction_url');
    expect(only('log_visit_tracked')).toEqual({ visit_total_events: 1 });
  });

  it('are contents, which no visit counts', () => {
    tracker.track(request('10:00:00', { c_n: 'Ad', c_p: 'ad.png', c_t: 'https://buy.example/', c_i: 'click' }));
    expect(only('log_link_visit_action_tracked')).toEqual({
      idaction_content_name: 'Ad',
      idaction_content_piece: 'ad.png',
      idaction_content_target: 'https://buy.example/',
      idaction_content_interaction: 'click',
    });
    expect(visit()).toMatchObject({ visit_total_actions: 0 });
  });

  it('keep performance, bytes, page view id, product, custom variables and dimensions', () => {
    tracker.track(
      request('10:00:00', {
        ...{ pv_id: 'AbC123', pf_net: '1', pf_srv: '2', pf_tfr: '3', pf_dm1: '4', pf_dm2: '5', pf_onl: '6.9' },
        ...{ bw_bytes: '512', _pks: 'S1', _pkn: 'Table', _pkc: '["Wood","Oak"]', _pkp: '19.999' },
        ...{ cvar: '{"1":["k","v"],"5":["n",7],"6":["far","off"]}', dimension3: 'third', dimension99: 'too far' },
      }),
    );
    expect(only('log_link_visit_action')).toMatchObject({ time_server: 2, bandwidth: 512 });
    expect(only('log_link_visit_action_tracked')).toEqual({
      ...{ idpageview: 'AbC123', time_network: 1, time_transfer: 3 },
      ...{ time_dom_processing: 4, time_dom_completion: 5, time_on_load: 6 },
      ...{ idaction_product_sku: 'S1', idaction_product_name: 'Table', product_price: 20 },
      ...{ idaction_product_cat: 'Wood', idaction_product_cat2: 'Oak' },
      ...{
        custom_var_k1: 'k',
        custom_var_v1: 'v',
        custom_var_k5: 'n',
        custom_var_v5: '7',
        custom_dimension_3: 'third',
      },
    });
  });

  it('of products are also known from the custom variables of older trackers', () => {
    const cvar = JSON.stringify({ 2: ['_pkp', '5'], 3: ['_pks', 'S2'], 4: ['_pkn', 'Chair'], 5: ['_pkc', 'Wood'] });
    tracker.track(request('10:00:00', { cvar, gt_ms: '120' }));
    expect(only('log_link_visit_action_tracked')).toEqual({
      ...{ idaction_product_sku: 'S2', idaction_product_name: 'Chair', idaction_product_cat: 'Wood' },
      product_price: 5,
    });
    expect(only('log_link_visit_action')).toMatchObject({ time_server: 120 });
  });

  it('survive what is no argument at all', () => {
    tracker.track(
      request('10:00:00', { cvar: '[[', _cvar: '{"1":"x"}', ec_items: '{}', res: 'wide', h: '25', pf_net: '-1' }),
      { ...request('10:00:01'), target: '/matomo.php?idsite=1&rec=1&url=%E4%ZZ&&=&action_name=%00%FF' },
    );
    expect(visit()).toMatchObject({ visit_total_actions: 2 });
    expect(tracker.db.value(sql`SELECT count(*) FROM log_visit_tracked`)).toBe(0);
  });
});

describe('visits', () => {
  it('keep what their browsers say, each from the first hit that says it', () => {
    const args = { res: '1680x1050', lang: 'de-DE', h: '7', m: '5', s: '0', cookie: '1', java: '0', pdf: '1' };
    tracker.track(
      request('10:00:00', { ...args, _cvar: '{"1":["plan","free"],"2":["a","b"]}', dimension1: 'old' }),
      request('10:01:00', { ...args, res: '10x10', s: '59', _cvar: '{"1":["plan","paid"]}', dimension1: 'new' }),
    );
    expect(only('log_visit_tracked')).toEqual({
      ...{ config_resolution: '1680x1050', location_browser_lang: 'de-de', visitor_localtime: '07:05:00' },
      ...{ config_cookie: 1, config_java: 0, config_pdf: 1 },
      ...{ custom_var_k1: 'plan', custom_var_v1: 'paid', custom_var_k2: 'a', custom_var_v2: 'b' },
      custom_dimension_1: 'new',
    });
  });

  it('go on while their page says that it is still open, which is no action', () => {
    tracker.track(
      request('10:00:00', {}),
      request('10:25:00', { ping: '1' }),
      request('10:50:00', { url: '/b' }),
      request('12:00:00', { ping: '1' }),
    );
    expect(visit()).toMatchObject({ visit_total_actions: 2, visit_total_time: 3000 });
    expect(actions()[1]).toEqual([1, 'oak.example/b', null, null, 1800]);
  });

  it('begin anew with a campaign in the address, not with one that a cookie remembers', () => {
    const landing = 'https://oak.example/?utm_campaign=New';
    tracker.track(
      request('10:00:00', { urlref: 'https://elsewhere.example/' }),
      request('10:01:00', { _rcn: 'old' }),
      request('10:02:00', { url: landing, urlref: 'https://oak.example/' }),
      request('10:03:00', { _rcn: 'new' }),
    );
    expect(tracker.db.rows(sql`SELECT visit_total_actions FROM log_visit ORDER BY idvisit`)).toEqual([[2], [2]]);
  });

  it('begin anew where the page says so', () => {
    tracker.track(request('10:00:00'), request('10:00:10', { new_visit: '1' }));
    expect(tracker.db.value(sql`SELECT count(*) FROM log_visit`)).toBe(2);
  });

  it('leave no row behind when their site is removed, or their day is made again', () => {
    tracker.track(
      request('10:00:00', { res: '1x1', pv_id: 'x' }),
      request('10:00:01', { idgoal: '0', ec_id: 'A', ec_items: '[["S"]]' }),
    );
    tracker.track(request('11:00:00', { res: '1x1', pv_id: 'x' }));
    expect(tracker.db.value(sql`SELECT count(*) FROM log_visit_tracked`)).toBe(2);
    new SiteStore(tracker.db).remove(1);
    for (const table of ['log_visit_tracked', 'log_link_visit_action_tracked', 'log_order', 'log_conversion_item']) {
      expect(tracker.db.value(sql`SELECT count(*) FROM ${sql.identifier(table)}`)).toBe(0);
    }
  });
});

describe('ordinary lines', () => {
  it('carry custom variables and events of their own fields', () => {
    const extra = {
      pageVariables: { 'HTTP-code': '200' },
      visitVariables: { country: 'de' },
      event: { category: 'cloudfront_rtmp', action: 'play', name: 'oak.mp4' },
    };
    tracker.track({ at: '2026-03-01T10:00:00Z', target: '/stream', extra });
    expect(actions()).toEqual([[1, 'oak.example/stream', 12, 'oak.mp4', 0]]);
    expect(only('log_link_visit_action_tracked')).toEqual({
      ...{ idaction_event_category: 'cloudfront_rtmp', idaction_event_action: 'play' },
      ...{ custom_var_k1: 'HTTP-code', custom_var_v1: '200' },
    });
    expect(only('log_visit_tracked')).toMatchObject({ custom_var_k1: 'country', custom_var_v1: 'de' });
  });

  it('have no row in the tables of tracking', () => {
    tracker.track({ at: '2026-03-01T10:00:00Z', target: '/?q=oak', extra: { cache: 'HIT' } });
    expect(tracker.db.value(sql`SELECT count(*) FROM log_visit_tracked`)).toBe(0);
    expect(tracker.db.value(sql`SELECT count(*) FROM log_link_visit_action_tracked`)).toBe(0);
  });
});
