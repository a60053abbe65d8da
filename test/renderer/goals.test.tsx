// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { reports } from './fakeReports';
import { openApp } from './openApp';

const path = '/site/1/month/2015-05-01/report/Acquisition/Websites';
afterEach(cleanup);

/** A site with a goal, and websites that brought conversions. */
function hostWithGoals(goals: unknown[], ecommerce = 0): FakeHost {
  const host = new FakeHost();
  const usual = host.answers;
  host.answers = (parameters) => {
    if (parameters.method === 'Goals.getGoals') return goals;
    if (parameters.method === 'SitesManager.getSiteFromId') return { idsite: 1, ecommerce };
    if (parameters.method === 'API.getReportMetadata') return reports.map(withGoals);
    const shown = parameters.idGoal ?? parameters.filter_update_columns_when_show_all_goals;
    if (parameters.method !== 'Referrers.getWebsites' || shown === undefined) return usual(parameters);
    const ofGoal = { goal_3_nb_conversions: 7, goal_3_revenue: 35, goal_3_conversion_rate: 0.25 };
    return [{ label: 'a.example', nb_visits: 28, nb_conversions: 9, revenue: 60, ...ofGoal }];
  };
  return host;
}

const withGoals = (report: (typeof reports)[number]) => ({
  ...report,
  ...(report.action === 'getWebsites'
    ? {
        metricsGoal: { nb_conversions: 'Conversions', revenue: 'Revenue' },
        processedMetricsGoal: { conversion_rate: 'Conversion rate' },
      }
    : {}),
});

const headings = () =>
  within(screen.getByRole('table', { name: 'Websites' }))
    .getAllByRole('columnheader')
    .map((heading) => heading.textContent);

async function choose(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Goals in Websites' }));
  fireEvent.click(await screen.findByRole('menuitemradio', { name, hidden: true }));
  await screen.findByText('a.example');
}

it('shows all goals beside the visits, those together first', async () => {
  const host = openApp(path, hostWithGoals([{ idgoal: 3, name: 'Signup' }]));
  await choose('All goals');
  expect(headings()).toEqual([
    'Website',
    'Visits',
    'Conversions',
    'Revenue',
    'Conversions (Signup)',
    'Revenue (Signup)',
    'Conversion rate (Signup)',
  ]);
  const cells = screen.getByText('a.example').closest('tr')?.querySelectorAll('td') ?? [];
  expect([...cells].slice(2).map(({ textContent }) => textContent)).toEqual(['9', '60', '7', '35', '25%']);
  expect(host.requests('Referrers.getWebsites').at(-1)).toMatchObject({
    filter_update_columns_when_show_all_goals: '1',
    filter_offset: '0',
  });
});

it('shows one goal, and goes back', async () => {
  const host = openApp(path, hostWithGoals([{ idgoal: 3, name: 'Signup' }], 1));
  await choose('Signup');
  expect(headings().slice(2)).toEqual(['Conversions', 'Revenue', 'Conversion rate']);
  expect(host.requests('Referrers.getWebsites').at(-1)).toMatchObject({ idGoal: '3' });
  fireEvent.click(screen.getByRole('button', { name: 'Goals in Websites' }));
  expect(await screen.findByRole('menuitemradio', { name: 'Orders', hidden: true })).toBeDefined();
  fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Without goals', hidden: true }));
  await screen.findByText('5.0%');
  expect(headings()).toEqual(['Website', 'Visits', 'Unique visitors', 'Actions']);
});

it('offers nothing where a site has no goals', async () => {
  openApp(path, hostWithGoals([]));
  await screen.findByText('5.0%');
  expect(screen.queryByRole('button', { name: 'Goals in Websites' })).toBeNull();
});
