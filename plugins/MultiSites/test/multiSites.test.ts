import { DataTable, type ApiServices, type ReportRequest, type Site } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { toGroupedSites, toTotals } from '../groups';
import { siteMetrics } from '../siteMetrics';
import { elapsedShare, readSiteNumbers, toChanges, toSiteRow, type SiteNumbers } from '../siteRow';
import { matchSites } from '../sitesTable';

const DAY = 86_400;
const MAY = { type: 'month', first: 16_556, last: 16_586 } as const;

const site = (idsite: number, name: string, more: Partial<Site> = {}): Site =>
  ({ idsite, name, main_url: `https://${name}.example`, group: '', currency: 'EUR', timezone: 'UTC', ...more }) as Site;

const numbersOf = (of: Site, now: number, before: number, ratio = 1): SiteNumbers => ({
  site: of,
  period: MAY,
  now: { nb_visits: now, nb_actions: now * 2, nb_pageviews: now, revenue: now / 2 },
  before: { nb_visits: before, nb_actions: before * 2, nb_pageviews: before, revenue: before / 2 },
  ratio,
});

const byVisits = { metrics: siteMetrics, sortColumn: 'nb_visits', sortOrder: 'desc', offset: 0, limit: 0 } as const;

describe('the numbers of a site', () => {
  it('are read for the period and the one before', async () => {
    const asked: ReportRequest[] = [];
    const services = {
      now: () => 20_000 * DAY,
      numerics: (_names: readonly string[], request: ReportRequest) => {
        asked.push(request);
        return Promise.resolve(DataTable.simple({ nb_visits: asked.length * 10, Goal_revenue: 5 }));
      },
    } as unknown as ApiServices;
    const request = { site: site(3, 'oak'), period: MAY, segment: 'actions>1', metrics: siteMetrics };
    const { now, before, ratio } = await readSiteNumbers(services, request);
    expect(asked).toEqual([
      { idSite: '3', period: 'month', date: '2015-05-01', segment: 'actions>1' },
      { idSite: '3', period: 'month', date: '2015-04-01', segment: 'actions>1' },
    ]);
    expect([now, before.nb_visits, ratio]).toEqual([
      { nb_visits: 10, nb_actions: 0, nb_pageviews: 0, revenue: 5 },
      20,
      1,
    ]);
  });

  it('of a period that is not over are compared with as much of the one before', () => {
    const noon = { type: 'day', first: 16_556, last: 16_556 } as const;
    const time = 16_556 * DAY + DAY / 2;
    expect(elapsedShare(noon, 'UTC', time)).toBe(0.5);
    expect(elapsedShare(noon, 'Asia/Tokyo', time)).toBe(0.875);
    expect([elapsedShare(noon, 'UTC', time - DAY), elapsedShare(noon, 'UTC', time + DAY)]).toEqual([1, 1]);
    const [visits] = siteMetrics;
    const changes = toChanges(visits ? [visits] : [], {
      now: { nb_visits: 60 },
      before: { nb_visits: 100 },
      ratio: 0.5,
    });
    expect(changes).toEqual({ visits_evolution: 0.2, visits_evolution_trend: 1 });
  });

  it('that were nothing before count as doubled, and stay if they are nothing still', () => {
    const row = toSiteRow(siteMetrics, { ...numbersOf(site(1, 'oak'), 7, 0), now: { nb_visits: 7 } });
    expect(row.columns).toMatchObject({ visits_evolution: 1, visits_evolution_trend: 1, revenue_evolution: 0 });
    expect(row.metadata).toMatchObject({ idsite: 1, previous_nb_visits: 0, previousRange: '2015-04-01', ratio: 1 });
  });
});

describe('groups', () => {
  const all = [
    numbersOf(site(1, 'oak', { group: 'trees' }), 10, 20),
    numbersOf(site(2, 'rose'), 25, 25),
    numbersOf(site(3, 'elm', { group: 'trees' }), 20, 10),
  ];
  const labels = (options: Partial<Parameters<typeof toGroupedSites>[1]> = {}) =>
    toGroupedSites(all, { ...byVisits, ...options }).map((entry) => (entry as { label: string }).label);

  it('stand before their sites, in their order', () => {
    expect(labels()).toEqual(['trees', 'elm', 'oak', 'rose']);
    expect(labels({ sortOrder: 'asc' })).toEqual(['rose', 'trees', 'oak', 'elm']);
    expect(labels({ sortColumn: 'label', sortOrder: 'asc' })).toEqual(['rose', 'trees', 'elm', 'oak']);
    expect(labels({ sortColumn: 'visits_evolution' })).toEqual(['rose', 'trees', 'elm', 'oak']);
  });

  it('are there as long as one of their sites is', () => {
    expect(labels({ limit: 1 })).toEqual(['trees', 'elm']);
    expect(labels({ offset: 1, limit: 2 })).toEqual(['trees', 'oak', 'rose']);
    expect(labels({ offset: 2, limit: 1 })).toEqual(['rose']);
  });

  it('sum their sites', () => {
    expect(toGroupedSites(all, byVisits)[0]).toMatchObject({
      label: 'trees',
      isGroup: 1,
      nb_visits: 30,
      revenue: 15,
      previous_nb_visits: 30,
      visits_evolution: 0,
      visits_evolution_trend: 0,
    });
  });

  it('add no dollars to euros', () => {
    const mixed = [...all, numbersOf(site(4, 'ash', { currency: 'USD' }), 5, 5)];
    expect(toTotals(siteMetrics, all)).toMatchObject({ nb_visits: 55, revenue: 27.5, revenue_evolution: 0 });
    expect(toTotals(siteMetrics, mixed)).toMatchObject({ nb_visits: 60 });
    expect(toTotals(siteMetrics, mixed)).not.toHaveProperty('revenue');
  });
});

it('finds sites by name, address, group or id', () => {
  const all = [site(1, 'Oak'), site(2, 'rose', { group: 'Oak wood' }), site(11, 'elm')];
  const found = (pattern: string) => matchSites(all, pattern).map(({ idsite }) => idsite);
  expect(['oak', 'ELM.example', '1', '', 'ash'].map(found)).toEqual([[1, 2], [11], [1], [1, 2, 11], []]);
});
