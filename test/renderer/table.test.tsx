// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { reports } from './fakeReports';
import { openApp } from './openApp';

const path = '/site/1/month/2015-05-01/report/Acquisition/Websites';
/** The labels in the table of the report; its chart has a table of its own for screen readers. */
const firstCells = () =>
  [...screen.getByRole('table', { name: 'Websites' }).querySelectorAll('tbody tr')].map(
    (row) => row.querySelector('td')?.textContent,
  );

afterEach(cleanup);

describe('a report page', () => {
  it('shows the first rows with their numbers in the reader’s locale', async () => {
    openApp(path);
    const row = (await screen.findByText('5.0%')).closest('tr');
    expect(
      within(row as HTMLElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['site0.example', '1,2005.0%', '900', '3,000']);
    expect(screen.queryByText('site25.example')).toBeNull();
  });

  it('shows a row over time, named by its path; another metric asks for nothing', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.method === 'API.getRowEvolution'
        ? {
            label: 'a/post',
            reportData: {
              '2015-05-01': [{ nb_visits: 3, nb_actions: 8 }],
              '2015-05-02': [{ nb_visits: 5, nb_actions: 9 }],
            },
            metadata: { metrics: { nb_visits: { name: 'Visits' }, nb_actions: { name: 'Actions' } } },
          }
        : good(parameters);
    openApp(path, host);
    fireEvent.click(await screen.findByRole('button', { name: 'Open site0.example' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Show a/post over time' }));
    const dialog = await screen.findByRole('dialog', { name: 'site0.example › a/post' });
    await within(dialog).findByText('From 0 to 5');
    expect(host.requests('API.getRowEvolution')[0]).toMatchObject({
      apiModule: 'Referrers',
      apiAction: 'getWebsites',
      label: 'site0.example > a%2Fpost',
      period: 'day',
      date: '2015-05-01,2015-05-31',
    });
    const asked = host.requests('API.getRowEvolution').length;
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'Metric' }), { target: { value: 'nb_actions' } });
    await within(dialog).findByText('From 0 to 9');
    expect(host.requests('API.getRowEvolution')).toHaveLength(asked);
  });

  it('leaves reports of subtables out of the page', async () => {
    openApp(path);
    await screen.findByRole('heading', { name: 'Websites', level: 2 });
    expect(screen.queryByRole('heading', { name: 'Referrer URLs' })).toBeNull();
  });

  it('steps to the next page while the engine does the paging', async () => {
    const host = openApp(path);
    fireEvent.click(await screen.findByRole('button', { name: 'Next page' }));
    await screen.findByText('site25.example');
    expect(firstCells()[0]).toBe('site25.example');
    expect(host.requests('Referrers.getWebsites').at(-1)).toMatchObject({ filter_limit: '26', filter_offset: '25' });
  });

  it('says how many rows there are, and how many a search leaves', async () => {
    openApp(path);
    await screen.findByText('Rows 1–25 of 60');
    fireEvent.change(screen.getByLabelText('Search in Websites'), { target: { value: 'site1' } });
    await screen.findByText('Rows 1–11 of 11');
  });

  it('shows all rows of a report whose rows are constant, as it has no pages', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.method === 'API.getReportMetadata'
        ? reports.map((report) => ({ ...report, subcategory: 'Websites', constantRowsCount: true }))
        : good(parameters);
    openApp(path, host);
    await screen.findByText('site0.example', { selector: 'td *' });
    expect(firstCells()).toHaveLength(60);
  });

  it('says why no row knows its city', async () => {
    const host = new FakeHost();
    const good = host.answers;
    const cities = { ...reports[2], module: 'UserCountry', action: 'getCity', name: 'City' };
    host.answers = (parameters) => {
      if (parameters.method === 'API.getReportMetadata') return [cities];
      if (parameters.method === 'UserCountry.getCity')
        return [{ label: 'Unknown, Spain', nb_visits: 3, city_name: '' }];
      return good(parameters);
    };
    openApp(path, host);
    await screen.findByText(/geo\.database/);
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('says that the visitors of a month are a sum of days', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.method === 'Referrers.getWebsites'
        ? [{ label: 'one.example', nb_visits: 3, sum_daily_nb_uniq_visitors: 2 }]
        : good(parameters);
    openApp(path, host);
    await screen.findByRole('button', { name: 'Unique visitors (daily sum)' });
  });

  it('takes a row for what its label says, unless the engine calls it a summary', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.method === 'Referrers.getWebsites'
        ? [{ label: 'Others', nb_visits: 3, url: 'https://others.example/' }]
        : good(parameters);
    openApp(path, host);
    await screen.findByRole('button', { name: 'Others' });
  });

  it('opens what fell into Others, which has no history', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) => {
      if (parameters.method !== 'Referrers.getWebsites') return good(parameters);
      if (parameters.others === '1') return [{ label: 'rare.example', nb_visits: 2 }];
      return [{ label: 'Others', nb_visits: 3, is_summary: true, others: 'others=1' }];
    };
    openApp(path, host);
    fireEvent.click(await screen.findByRole('button', { name: 'Open Others' }));
    await screen.findByText('rare.example');
    expect(screen.queryByRole('button', { name: 'Show rare.example over time' })).toBeNull();
  });

  it('counts visitors exactly when told so, and says what it could not count', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) => {
      if (parameters.uniques !== 'exact') return good(parameters);
      if (parameters.method === 'API.getProcessedReport') return { uniques: 'Others are not counted.' };
      return [{ label: 'one.example', nb_visits: 3, nb_uniq_visitors: 1, sum_daily_nb_uniq_visitors: 2 }];
    };
    openApp(path, host);
    fireEvent.click(await screen.findByRole('button', { name: 'Columns of Websites' }));
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /Exact unique visitors/ }));
    await screen.findByText('Others are not counted.');
    await screen.findByText('one.example');
  });

  it('sorts by a column on click, the other way on the second', async () => {
    openApp(path);
    const heading = await screen.findByRole('button', { name: 'Unique visitors' });
    fireEvent.click(heading);
    await waitFor(() => expect(heading.closest('th')?.getAttribute('aria-sort')).toBe('descending'));
    fireEvent.click(screen.getByRole('button', { name: 'Unique visitors' }));
    await waitFor(() => expect(firstCells()[0]).toBe('Others'));
  });

  it('searches for plain text, not for a regular expression', async () => {
    const host = openApp(path);
    fireEvent.change(await screen.findByLabelText('Search in Websites'), { target: { value: 'site1.e' } });
    await waitFor(() => expect(firstCells()).toEqual(['site1.example']));
    expect(host.requests('Referrers.getWebsites').at(-1)).toMatchObject({ filter_pattern: 'site1\\.e' });
  });

  it('says what was searched for when nothing is found', async () => {
    openApp(path);
    fireEvent.change(await screen.findByLabelText('Search in Websites'), { target: { value: 'nowhere' } });
    await screen.findByText('No row holds “nowhere”.');
  });

  it('opens a subtable in place and closes it again', async () => {
    const host = openApp(path);
    fireEvent.click(await screen.findByRole('button', { name: 'Open site0.example' }));
    await screen.findByText('a/post');
    expect(host.requests('Referrers.getUrlsFromWebsiteId')[0]).toMatchObject({ idSubtable: '7', period: 'month' });
    fireEvent.click(screen.getByRole('button', { name: 'Close site0.example' }));
    expect(screen.queryByText('a/post')).toBeNull();
  });

  it('links web addresses after asking, and no other scheme', async () => {
    openApp(path);
    fireEvent.click(await screen.findByRole('button', { name: 'Open site0.example' }));
    expect((await screen.findByText('b', { selector: 'td *' })).tagName).toBe('SPAN');
    fireEvent.click(screen.getByText('a/post'));
    const link = await screen.findByRole('link', { name: 'Open in the browser' });
    expect(link.getAttribute('href')).toBe('https://site0.example/a/post');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('says what failed and tries again on request', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) => {
      if (parameters.method === 'Referrers.getWebsites') throw new Error('The disk is full.');
      return good(parameters);
    };
    openApp(path, host);
    await screen.findByText('The disk is full.');
    host.answers = good;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('site1.example');
  });

  it('says why it may be empty', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) => (parameters.method === 'Referrers.getWebsites' ? [] : good(parameters));
    openApp(path, host);
    await screen.findByText(/Referrers need the Referer header in the log/);
  });
});
