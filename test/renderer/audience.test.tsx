import { describe, expect, it } from 'vitest';
import { parseRoute, toPath, type Route } from '@renderer/app/route';
import { forAudience, type ReportMetadata } from '@renderer/report/ReportMetadata';

const selection = { idSite: 1, period: 'day', date: '2025-03-03' } as const;
const page = { page: 'report', category: 'Actions', subcategory: 'Traffic' } as const;

describe('the audience in the address', () => {
  it.each<Route>([
    { ...page, selection: { ...selection, audience: 'people' } },
    { ...page, selection: { ...selection, segment: 'httpStatus==404;a/b', audience: 'aiBots' } },
    { page: 'dashboard', selection: { ...selection, audience: 'searchBots' } },
    { ...page, selection },
  ])('stays: %j', (route) => {
    expect(parseRoute(toPath(route))).toEqual(route);
  });

  it('is left out where nobody knows it', () => {
    expect(parseRoute('/site/1/day/2025-03-03/audience/martians/report/A/B')).toEqual({ page: 'dashboard', selection });
  });
});

it('is asked for by reports on requests alone', () => {
  const visits = { module: 'Actions', action: 'get' } as ReportMetadata;
  const requests: ReportMetadata = { ...visits, counts: 'requests', parameters: { idGoal: '1' } };
  const people = { ...selection, audience: 'people' } as const;
  expect(forAudience(visits, people)).toBe(visits);
  expect(forAudience(requests, selection)).toBe(requests);
  expect(forAudience(requests, people).parameters).toEqual({ idGoal: '1', audience: 'people' });
});
