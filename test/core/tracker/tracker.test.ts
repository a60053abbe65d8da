import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import type { Line } from './makeBatch';
import { Tracker } from './openTracker';

const open: Tracker[] = [];
afterEach(() => open.splice(0).forEach((tracker) => tracker.close()));

function newTracker(timezone?: string): Tracker {
  const tracker = new Tracker(timezone);
  open.push(tracker);
  return tracker;
}

/** Visits as [visitor's number, first time, seconds, actions, entry, exit, visits before + 1]. */
function visits({ db }: Tracker): unknown[] {
  const rows = db.all<Record<string, number | string>>(sql`
    SELECT v.*, e.name AS entry, x.name AS exit
    FROM log_visit v
    LEFT JOIN log_action e ON e.idaction = v.visit_entry_idaction_url
    LEFT JOIN log_action x ON x.idaction = v.visit_exit_idaction_url
    ORDER BY v.idvisit
  `);
  const visitors = [...new Set(rows.map((row) => row.idvisitor))];
  return rows.map((row) => [
    visitors.indexOf(row.idvisitor!),
    new Date(Number(row.visit_first_action_time) * 1000).toISOString().slice(5, 16),
    row.visit_total_time,
    row.visit_total_actions,
    row.entry,
    row.exit,
    row.visitor_count_visits,
  ]);
}

const day = '2026-03-01T';

describe('visits', () => {
  it('go on for half an hour after each action, and not a second more', () => {
    const tracker = newTracker();
    tracker.append([
      { at: `${day}10:00:00Z`, target: '/' },
      { at: `${day}10:29:59Z`, target: '/a' },
      { at: `${day}10:59:59Z`, target: '/b' },
    ]);
    tracker.derive();
    expect(visits(tracker)).toEqual([
      [0, '03-01T10:00', 1799, 2, 'oak.example/', 'oak.example/a', 1],
      [0, '03-01T10:59', 0, 1, 'oak.example/b', 'oak.example/b', 2],
    ]);
  });

  it("end at the site's midnight", () => {
    const tracker = newTracker('Europe/Berlin');
    tracker.append([
      { at: `${day}22:59:00Z`, target: '/' },
      { at: `${day}23:01:00Z`, target: '/a' },
    ]);
    tracker.derive();
    expect(visits(tracker)).toHaveLength(2);
    expect(tracker.db.rows(sql`SELECT day FROM site_day ORDER BY day`)).toEqual([[20513], [20514]]);
  });

  it('keep apart addresses, user agents and users, and nothing else', () => {
    const tracker = newTracker();
    tracker.append([
      { at: `${day}10:00:00Z`, target: '/' },
      { at: `${day}10:00:01Z`, target: '/', ip: '192.0.2.2' },
      { at: `${day}10:00:02Z`, target: '/', agent: 'Other' },
      { at: `${day}10:00:03Z`, target: '/', user: 'ann' },
      { at: `${day}10:00:04Z`, target: '/a', referrer: 'https://oak.example/' },
    ]);
    tracker.derive();
    expect(visits(tracker).map((visit) => (visit as unknown[])[3])).toEqual([2, 1, 1, 1]);
  });

  it('are made of imported lines only; every line is stored', () => {
    const tracker = newTracker();
    const stored = tracker.append([
      { at: `${day}10:00:00Z`, target: '/' },
      { at: `${day}10:00:01Z`, target: '/x.png', fate: 'static' },
      { at: `${day}10:00:02Z`, target: '/y', fate: 'errors', status: 404 },
      { at: `${day}10:00:03Z`, target: '/z.pdf', isDownload: true },
    ]);
    tracker.derive();
    expect(stored.byFate).toEqual([2, 0, 1, 1, 0, 0]);
    expect(stored.downloads).toBe(1);
    expect(tracker.db.value(sql`SELECT sum(lines) FROM log_request`)).toBe(4);
    expect(visits(tracker)).toEqual([[0, '03-01T10:00', 3, 2, 'oak.example/', 'oak.example/', 1]]);
  });

  it('count a search under its keyword, without a page', () => {
    const tracker = newTracker();
    tracker.append([
      { at: `${day}10:00:00Z`, target: '/find?q=Oak+Table' },
      { at: `${day}10:00:30Z`, target: '/table' },
    ]);
    tracker.derive();
    const rows = tracker.db.rows(sql`
      SELECT n.name, n.type, u.name, l.time_spent_ref_action
      FROM log_link_visit_action l
      LEFT JOIN log_action n ON n.idaction = coalesce(l.idaction_name, l.idaction_name_ref)
      LEFT JOIN log_action u ON u.idaction = l.idaction_url
      ORDER BY l.idlink_va
    `);
    expect(rows).toEqual([
      ['oak table', 8, null, 0],
      ['oak table', 8, 'oak.example/table', 30],
    ]);
  });

  it('follow the referrers within one second', () => {
    const tracker = newTracker();
    const at = `${day}10:00:00Z`;
    tracker.append([
      { at, target: '/c', referrer: 'https://oak.example/b' },
      { at, target: '/b', referrer: 'https://oak.example/a' },
      { at, target: '/a', referrer: 'https://elsewhere.example/' },
    ]);
    tracker.derive();
    expect(visits(tracker)).toEqual([[0, '03-01T10:00', 0, 3, 'oak.example/a', 'oak.example/c', 1]]);
  });
});

describe('known lines', () => {
  const lines: Line[] = [
    { at: `${day}10:00:00Z`, target: '/' },
    { at: `${day}10:00:00Z`, target: '/' },
    { at: `${day}11:00:00Z`, target: '/a' },
  ];

  it('count as often as in the fullest single file', () => {
    const tracker = newTracker();
    expect(tracker.append(lines).duplicates).toBe(0);
    expect(tracker.append(lines).duplicates).toBe(3);
    expect(tracker.append([lines[0]!, lines[0]!, lines[0]!]).duplicates).toBe(2);
    expect(tracker.db.value(sql`SELECT sum(lines) FROM log_request`)).toBe(4);
  });

  it('leave no trace in the dictionaries', () => {
    const tracker = newTracker();
    tracker.append(lines);
    const before = tracker.db.value(sql`SELECT count(*) FROM log_text`);
    tracker.append(lines);
    expect(tracker.db.value(sql`SELECT count(*) FROM log_text`)).toBe(before);
  });
});

describe('the order of files', () => {
  const line = fc.record({
    at: fc.integer({ min: 0, max: 4 * 86_400 - 1 }).map((s) => new Date(Date.UTC(2026, 2, 1) + s * 1000).toISOString()),
    ip: fc.constantFrom('192.0.2.1', '192.0.2.2'),
    target: fc.constantFrom('/', '/a', '/b', '/?q=oak'),
    referrer: fc.constantFrom('', 'https://oak.example/a', 'https://www.google.com/', 'https://elsewhere.example/x'),
  });

  it('never changes the visits, imported at once, cut in two, backwards or twice', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.nat(), (lines, cut) => {
        const distinct = [...new Map(lines.map((each) => [JSON.stringify(each), each])).values()];
        const whole = newTracker();
        whole.append(distinct);
        whole.derive();
        const parts = newTracker();
        const at = cut % (distinct.length + 1);
        parts.append([...distinct.slice(at)].reverse());
        parts.derive();
        parts.append(distinct.slice(0, at));
        parts.derive();
        parts.append(distinct);
        parts.derive();
        expect(visits(parts)).toEqual(visits(whole));
      }),
      { numRuns: 60 },
    );
  });
});
