import { botOperator, DataTable, type ApiServices, type DayLogs, type ReportContext, type Row } from 'heartwood/sdk';
import { dayLogs, toDataTable } from 'heartwood/testing';
import { describe, expect, it } from 'vitest';
import api from '../api';
import archiver from '../archiver';
import { botClasses } from '../botRequests';
import en from '../lang/en.json';
import { className, pageUrl } from '../reportParts';
import { splitAddress } from '../verification';

/** Answers the question about pages with one group, all others with none. */
function dayOf(values: readonly (string | number)[], metrics: Record<string, number>): DayLogs {
  return dayLogs([], [], {
    queryRequestsByDimension: ([first]) => (first === 'class' ? [{ values: [...values], metrics }] : []),
  });
}

const context = {
  siteUrl: 'https://example.com',
  translate: (key: string) => key.replace('Bots_', ''),
} as ReportContext;

describe('the archiver', () => {
  it('counts an answered page as fetched, an error as an error', () => {
    const seen = { first_seen: 5, last_seen: 9 };
    const page = archiver.aggregateDay(dayOf(['ai-user', 'Bot', '/a', 0, 'answered'], { nb_requests: 3, ...seen }));
    const error = archiver.aggregateDay(dayOf(['seo', 'Bot', '/a', 0, 'error'], { nb_requests: 2, ...seen }));
    const picture = archiver.aggregateDay(
      dayOf(['search', 'Bot', '/a.png', 1, 'answered'], { nb_requests: 1, ...seen }),
    );
    const numbers = [page, error, picture].map((day) => [day.Bots_nb_requests, day.Bots_nb_pages, day.Bots_nb_errors]);
    expect(numbers).toEqual([
      [3, 3, 0],
      [2, 0, 2],
      [1, 0, 0],
    ]);
    expect([page.Bots_nb_requests_ai, error.Bots_nb_requests_other, picture.Bots_nb_requests_search]).toEqual([
      3, 2, 1,
    ]);
    expect(toDataTable(page.Bots_aiPages).rows.map(({ columns }) => columns)).toEqual([
      { label: '/a', nb_requests: 3, first_seen: 5, last_seen: 9, nb_visits: 0 },
    ]);
    expect(toDataTable(error.Bots_aiPages).rowCount).toBe(0);
  });

  it('makes nothing of a day without bots', () => {
    const day = archiver.aggregateDay(dayLogs([]));
    expect(toDataTable(day.Bots_bots).rowCount).toBe(0);
    expect(day.Bots_nb_verified).toBe(0);
  });
});

describe('rows', () => {
  it('have a name for every class', () => {
    const names = botClasses.map((name) => className(name, context));
    expect(names.filter((name) => !Object.hasOwn(en, name))).toEqual([]);
  });

  it('lead to pages, but not to what is no path', () => {
    expect(pageUrl('/a b', context)).toBe('https://example.com/a b');
    expect(pageUrl('javascript:alert(1)', context)).toBeUndefined();
    expect(pageUrl('http://elsewhere.example/', context)).toBeUndefined();
  });

  it('tell addresses from their networks', () => {
    expect(splitAddress('192.0.2.1 AS64496 Oak Ltd')).toEqual({ ip: '192.0.2.1', network: 'AS64496 Oak Ltd' });
    expect(splitAddress('2001:db8::1')).toEqual({ ip: '2001:db8::1', network: '' });
    expect(botOperator('GPTBot')).toBe('OpenAI');
  });
});

describe('crawled, then visited', () => {
  const pages = (): DataTable => {
    const table = DataTable.fromRows([
      { label: '/both', nb_requests: 2, first_seen: 100, last_seen: 200, nb_visits: 4 },
      { label: '/before', nb_requests: 1, first_seen: 100, last_seen: 100, nb_visits: 1 },
      { label: '/never', nb_requests: 0, nb_visits: 1 },
    ]);
    const visits = [
      [
        [99, 1],
        [100, 2],
        [150, 1],
      ],
      [[50, 1]],
      [[500, 1]],
    ];
    visits.forEach((times, i) => {
      const rows = times.map(([time, count]) => ({ label: String(time), nb_visits: count ?? 0 }));
      (table.rows[i] as Row).subtable = DataTable.fromRows(rows);
    });
    return table;
  };

  it('counts visits from the first crawl on', async () => {
    const services = { report: () => Promise.resolve(pages()) } as unknown as ApiServices;
    const result = (await api.getCrawledThenVisited.run({}, services)) as DataTable;
    expect(result.rows.map(({ columns }) => columns)).toEqual([
      { label: '/both', nb_visits: 3, nb_requests: 2, first_seen: 100, last_seen: 200 },
    ]);
  });

  it('takes no robots.txt that is too long', () => {
    const services = { sites: { byId: () => ({ idsite: 1 }) } } as unknown as ApiServices;
    const run = () => api.setRobotsTxtText.run({ idSite: 1, robotsTxt: 'a'.repeat(600_000) }, services);
    expect(run).toThrow(/robotsTxt/);
  });
});
