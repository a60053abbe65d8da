// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { reports } from './fakeReports';
import { openApp } from './openApp';

afterEach(cleanup);

const numbers = { nb_conversions: 'Conversions', revenue: 'Revenue' };
const goal = {
  ...{ category: 'Goals', subcategory: 'Signup', categoryId: 'Goals_Goals', subcategoryId: 'Signup' },
  ...{ name: 'Goal: Signup', module: 'Goals', action: 'get', uniqueId: 'Goals_get_idGoal--3', order: 70 },
  ...{ parameters: { idGoal: '3' }, metrics: numbers, metricTypes: { revenue: 'money' }, currency: 'EUR' },
  goalBreakdown: true,
};

/** A site with one goal, which all reports with rows know. */
function hostWithGoal(): FakeHost {
  const host = new FakeHost();
  const usual = host.answers;
  host.answers = (parameters) => {
    if (parameters.method === 'Goals.getGoals') return [{ idgoal: 3, name: 'Signup' }];
    if (parameters.method === 'API.getReportMetadata') {
      return [...reports.map((report) => (report.dimension ? { ...report, metricsGoal: numbers } : report)), goal];
    }
    if (parameters.method === 'Goals.get') return { nb_conversions: 7, revenue: 35.5 };
    if (parameters.idGoal !== '3') return usual(parameters);
    return [{ label: 'a.example', nb_visits: 28, goal_3_nb_conversions: 7, goal_3_revenue: 35.5 }];
  };
  return host;
}

it("a goal's page shows its numbers, money in the site's currency, and its conversions by the rows of any report", async () => {
  const host = openApp('/site/1/month/2015-05-01/report/Goals_Goals/Signup', hostWithGoal());
  expect((await screen.findAllByText('€35.50')).length).toBeGreaterThan(0);
  const choice = await screen.findByRole('combobox', { name: 'Show conversions by' });
  fireEvent.change(choice, { target: { value: 'Referrers.getWebsites' } });
  expect(await screen.findByText('a.example')).toBeTruthy();
  expect(host.requests('Referrers.getWebsites').at(-1)).toMatchObject({
    idGoal: '3',
    filter_sort_column: 'goal_3_nb_conversions',
  });
});
