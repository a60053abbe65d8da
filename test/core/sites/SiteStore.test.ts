import { beforeEach, describe, expect, test } from 'vitest';
import type { WritableDatabase } from '@main/core/db/Database';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import { GoalStore } from '@main/core/sites/GoalStore';
import { SiteStore } from '@main/core/sites/SiteStore';

let db: WritableDatabase;
let sites: SiteStore;
beforeEach(() => {
  db = openWritable(':memory:');
  sites = new SiteStore(db, () => 1_432_000_000);
});

describe('SiteStore', () => {
  test('a site has defaults, and its addresses are cleaned', () => {
    const idSite = sites.add({
      name: ' Example ',
      urls: ['WWW.Example.com/', 'https://example.com/Shop/'],
      timezone: 'Europe/Berlin',
    });
    expect(sites.byId(idSite)).toMatchObject({
      idsite: 1,
      name: 'Example',
      main_url: 'http://www.example.com',
      urls: ['http://www.example.com', 'https://example.com/shop'],
      ts_created: '2015-05-19 01:46:40',
      timezone: 'Europe/Berlin',
      currency: 'USD',
      sitesearch: 1,
    });
  });

  test("the time zone is the machine's, the address is made up when none is given", () => {
    expect(sites.byId(sites.add({ name: 'My log' }))).toMatchObject({
      timezone: 'UTC',
      main_url: 'http://my-log.invalid',
    });
  });

  test('hosts are found with and without www and port', () => {
    sites.add({ name: 'a', urls: ['http://a.example'] });
    sites.add({ name: 'b', urls: ['http://www.b.example', 'http://other.example:8080'] });
    expect(
      ['A.example', 'www.a.example:80', 'b.example', 'other.example', 'c.example', ''].map((host) =>
        sites.findByHost(host),
      ),
    ).toEqual([1, 1, 2, 2, undefined, undefined]);
    expect(sites.idsByUrl('https://b.example/')).toEqual([2]);
  });

  test('what is wrong is refused and nothing is stored', () => {
    expect(() => sites.add({ name: 'a', timezone: 'Mars/Base' })).toThrow("'Mars/Base'");
    expect(() => sites.add({ name: 'a', urls: ['javascript:alert(1)'] })).toThrow('urls');
    expect(() => sites.add({ name: 'a', urls: ['ftp://a.example'] })).toThrow('urls');
    expect(() => sites.add({ name: ' ' })).toThrow('name');
    expect(sites.all()).toEqual([]);
    expect(() => sites.byId(5)).toThrow('no site with the id 5');
  });

  test('a change touches what is given only', () => {
    const idSite = sites.add({ name: 'a', urls: ['http://a.example', 'http://b.example'] });
    sites.update(idSite, { name: 'c', excluded_parameters: ' sid , ,sid,ref ', keep_url_fragment: 1 });
    expect(sites.byId(idSite)).toMatchObject({
      name: 'c',
      urls: ['http://a.example', 'http://b.example'],
      excluded_parameters: 'sid,ref',
      keep_url_fragment: 1,
    });
    sites.update(idSite, { urls: ['http://d.example'] });
    expect(sites.byId(idSite)).toMatchObject({ main_url: 'http://d.example', urls: ['http://d.example'] });
  });

  test('what visits are derived by makes the days due, another name does not', () => {
    const idSite = sites.add({ name: 'a', timezone: 'UTC' });
    db.run(sql`INSERT INTO site_day (idsite, day, generation, derived) VALUES (${idSite}, 100, 1, 1)`);
    const due = (): number[] =>
      db.rows<[number]>(sql`SELECT day FROM site_day WHERE derived <> generation`).map(([day]) => day);
    sites.update(idSite, { name: 'b', timezone: 'UTC' });
    expect(due()).toEqual([]);
    sites.update(idSite, { keep_url_fragment: 1 });
    expect(due()).toEqual([100]);
  });

  test('another time zone makes the days due that lines fall on now, however far they move', () => {
    const idSite = sites.add({ name: 'a', timezone: 'Etc/GMT+12' });
    // 11 o'clock UTC of day 20 000 is day 19 999 in the west of the date line, and day 20 001 in the east
    db.run(sql`INSERT INTO site_day (idsite, day, generation, derived) VALUES (${idSite}, 19999, 1, 1)`);
    db.run(sql`
      INSERT INTO log_request (idsite, hour, idfile, lines, columns)
      VALUES (${idSite}, ${20_000 * 24 + 11}, 1, 0, ${new Uint8Array()})
    `);
    sites.update(idSite, { timezone: 'Pacific/Kiritimati' });
    expect(db.rows(sql`SELECT day FROM site_day WHERE derived <> generation ORDER BY day`)).toEqual([[19999], [20001]]);
  });

  test('a removed site takes its data along', () => {
    const first = sites.add({ name: 'a' });
    const second = sites.add({ name: 'b' });
    for (const idSite of [first, second])
      db.run(sql`INSERT INTO site_day (idsite, day, generation) VALUES (${idSite}, 1, 1)`);
    sites.remove(first);
    expect(sites.all().map((site) => site.idsite)).toEqual([second]);
    expect(db.rows(sql`SELECT idsite FROM site_day`)).toEqual([[second]]);
    expect(db.rows(sql`SELECT idsite FROM site_url`)).toEqual([[second]]);
  });
});

describe('GoalStore', () => {
  const goal = {
    idsite: 1,
    name: 'Sign-up',
    description: '',
    match_attribute: 'url',
    pattern: '/thanks',
    pattern_type: 'contains',
    case_sensitive: 0,
    allow_multiple: 0,
    revenue: 2.5,
    event_value_as_revenue: 0,
  };

  test('numbers are not given twice', () => {
    const goals = new GoalStore(db);
    expect([goals.add(goal), goals.add({ ...goal, name: 'Two' })]).toEqual([1, 2]);
    goals.remove(1, 2);
    expect(goals.add({ ...goal, name: 'Three' })).toBe(3);
    goals.update({ ...goal, idgoal: 1, name: 'One' });
    expect(goals.all(1).map(({ idgoal, name, revenue }) => [idgoal, name, revenue])).toEqual([
      [1, 'One', 2.5],
      [3, 'Three', 2.5],
    ]);
  });

  test.each([
    [{ match_attribute: 'mood' }, 'matchAttribute'],
    [{ pattern_type: 'greater_than' }, 'patternType'],
    [{ pattern_type: 'regex', pattern: '(' }, 'regular expression'],
    [{ pattern: '' }, 'pattern'],
    [{ name: ' ' }, 'name'],
  ])('%o is refused', (change, reason) => {
    expect(() => new GoalStore(db).add({ ...goal, ...change })).toThrow(reason);
  });

  test('a goal that is not there cannot be changed', () => {
    expect(() => new GoalStore(db).remove(1, 9)).toThrow("'9'");
  });
});
