// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

afterEach(cleanup);

const page = '/site/1/month/2015-05-01/report/Goals_Goals/Goals_ManageGoals';
const view = {
  ...{ name: 'Manage goals', module: 'Goals', action: 'ManageGoals', order: 79, isReport: false },
  category: { id: 'Goals_Goals', name: 'Goals' },
  subcategory: { id: 'Goals_ManageGoals', name: 'Manage goals' },
};
const stored = {
  ...{ idgoal: 4, name: 'Long visit', description: '', match_attribute: 'visit_duration', pattern: '5' },
  ...{ pattern_type: 'greater_than', case_sensitive: 0, allow_multiple: 0, revenue: 2, event_value_as_revenue: 0 },
};

function hostWith(goals: unknown[]): FakeHost {
  const host = new FakeHost();
  const usual = host.answers;
  host.answers = (parameters) => {
    if (parameters.method === 'API.getWidgetMetadata') return [view];
    if (parameters.method === 'Goals.getGoals') return goals;
    if (parameters.method === 'SitesManager.getSiteFromId') return { idsite: 1, currency: 'EUR' };
    if (parameters.method === 'Goals.previewGoal') return { nb_visits_converted: 12, nb_visits: 80 };
    if (/^Goals\.(add|update|delete)Goal$/.test(parameters.method ?? '')) return { result: 'success' };
    return usual(parameters);
  };
  return host;
}

it('adds a goal, after saying how many visits would have reached it', async () => {
  const host = openApp(page, hostWith([]));
  await screen.findByText(/There are no goals yet/);
  fireEvent.click(screen.getByRole('button', { name: 'Add a goal' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: 'Thanks' } });
  fireEvent.change(screen.getByRole('textbox', { name: 'Text' }), { target: { value: '/thanks' } });
  fireEvent.change(screen.getByRole('textbox', { name: /Revenue/ }), { target: { value: '1,5' } });
  expect(await screen.findByText(/12 of 80 visits would have reached it/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Save the goal' }));
  await screen.findByText(/gone through again/);
  expect(host.requests('Goals.addGoal')).toMatchObject([
    { name: 'Thanks', matchAttribute: 'url', patternType: 'contains', pattern: '/thanks', revenue: '1.5' },
  ]);
});

it('shows when a goal is reached, changes it and removes it after asking', async () => {
  const host = openApp(page, hostWith([stored]));
  expect(await screen.findByText('Duration of the visit: more than 5 minutes')).toBeTruthy();
  expect(screen.getByText('€2')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Edit goal Long visit' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'more than (minutes)' }), { target: { value: '9' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the goal' }));
  await waitFor(() =>
    expect(host.requests('Goals.updateGoal')).toMatchObject([
      { idGoal: '4', matchAttribute: 'visit_duration', patternType: 'greater_than', pattern: '9' },
    ]),
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Delete goal Long visit' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Delete the goal' }));
  await waitFor(() => expect(host.requests('Goals.deleteGoal')).toMatchObject([{ idGoal: '4' }]));
});
