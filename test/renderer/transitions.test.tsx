// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { heightFor, toBands, toRibbon } from '../../plugins/Transitions/components/ribbons';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

const answer = {
  ...{ previousPages: [{ label: 'www.example.com/elm', referrals: 4 }], previousSiteSearches: [], outlinks: [] },
  pageMetrics: { loops: 0, pageviews: 10, entries: 6, exits: 7 },
  followingPages: [{ label: 'www.example.com/ash', referrals: 3 }],
  ...{ followingSiteSearches: [], downloads: [] },
  referrers: [{ label: 'Direct entry', shortName: 'direct', visits: 6, details: [] }],
};

afterEach(cleanup);

describe('transitions', () => {
  it('stand around the page of a row; a page of its lists takes its place', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.method === 'Transitions.getTransitionsForAction' ? answer : good(parameters);
    openApp('/site/1/month/2015-05-01/report/Behaviour/Pages', host);
    fireEvent.click(await screen.findByRole('button', { name: 'What is behind /index' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Transitions' }));
    const picture = await screen.findByRole('group', { name: /^10 views of example.com/ });
    expect(
      within(picture)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Direct entries6 60.0%',
      'From pages of the site4 40.0%',
      'Exits7 70.0%',
      'To pages of the site3 30.0%',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Put www.example.com/ash into the middle' }));
    await screen.findByRole('group', { name: /^10 views of www.example.com\/ash/ });
    expect(host.requests('Transitions.getTransitionsForAction').map(({ actionName }) => actionName)).toEqual([
      'https://www.example.com/',
      'www.example.com/ash',
    ]);
  });

  it('are as wide as they are frequent, and never too low for their words', () => {
    const room = { gap: 10, least: 40 };
    expect(heightFor(3, room)).toBe(140);
    const bands = toBands([3, 1], { ...room, height: 200 });
    expect(bands).toEqual([
      { sideTop: 0, sideHeight: 122.5, middleTop: 0, middleHeight: 150 },
      { sideTop: 132.5, sideHeight: 67.5, middleTop: 150, middleHeight: 50 },
    ]);
    expect(toRibbon([0, 10], [20, 5], 100)).toBe('M0 0C50 0 50 20 100 20V25C50 25 50 10 0 10Z');
  });
});
