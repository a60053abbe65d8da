// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Job } from '@shared/ipc/contract';
import { newImportCounters } from '@shared/ipc/importCounters';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

afterEach(cleanup);

const job: Job = {
  id: 'job-1',
  kind: 'import',
  title: 'access.log',
  state: 'running',
  bytesDone: 500_000,
  bytesTotal: 2_000_000,
  linesPerSecond: 123_456,
  secondsLeft: 65,
  counters: {
    ...newImportCounters(),
    lines_read: 5000,
    imported: 3000,
    bots: 1500,
    static: 500,
    visits: 700,
    downloads: 20,
  },
  idSites: [1],
  firstDay: '2015-05-17',
  lastDay: '2015-05-20',
  error: null,
};

describe('the dashboard', () => {
  it('shows a number with its unit and its change against the period before', async () => {
    openApp('/site/1/day/2015-05-17/dashboard');
    await screen.findByRole('heading', { name: 'Sun, 17 May 2015', level: 1 });
    // 116 visits on the 17th, 115 the day before: +0.9 %.
    await screen.findByText('116', { selector: 'span' });
    expect(screen.getAllByText('+0.9%').length).toBeGreaterThan(0);
    screen.getByText('34.5%');
    screen.getByText('2 min 5 s');
  });

  it('claims no growth where nothing was before', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.date === '2015-05-16' ? { nb_visits: 0, bounce_rate: 0 } : good(parameters);
    openApp('/site/1/day/2015-05-17/dashboard', host);
    await screen.findByText(/^there is nothing in Sat, 16 May 2015/);
    await screen.findByText('116', { selector: 'span' });
    expect(screen.queryByText('new')).toBeNull();
  });

  it('leaves out what no plugin declares', async () => {
    openApp('/site/1/month/2015-05-01/dashboard');
    await screen.findByRole('heading', { name: 'Websites' });
    expect(screen.queryByRole('heading', { name: 'Browsers' })).toBeNull();
  });
});

describe('periods', () => {
  it('steps with [ and ]', async () => {
    openApp('/site/1/month/2015-05-01/dashboard');
    await screen.findByRole('heading', { name: 'May 2015' });
    fireEvent.keyDown(document.documentElement, { key: '[', code: 'BracketLeft' });
    await screen.findByRole('heading', { name: 'April 2015' });
    fireEvent.keyDown(document.documentElement, { key: ']', code: 'BracketRight' });
    fireEvent.keyDown(document.documentElement, { key: ']', code: 'BracketRight' });
    await screen.findByRole('heading', { name: 'June 2015' });
    expect(window.location.hash).toBe('#/site/1/month/2015-06-01/dashboard');
  });

  it('changes their kind and stays on the page', async () => {
    openApp('/site/1/month/2015-05-01/report/Acquisition/Websites');
    fireEvent.change(await screen.findByLabelText('Kind of period', { selector: 'select' }), {
      target: { value: 'year' },
    });
    await waitFor(() => expect(window.location.hash).toBe('#/site/1/year/2015-01-01/report/Acquisition/Websites'));
  });
});

describe('opening the app', () => {
  it('opens the last month with visits of the only site', async () => {
    const host = new FakeHost();
    const good = host.answers;
    host.answers = (parameters) => {
      const data = good(parameters);
      return parameters.method === 'SitesManager.getAllSites' ? (data as unknown[]).slice(0, 1) : data;
    };
    openApp('/', host);
    await waitFor(() => expect(window.location.hash).toBe('#/site/1/month/2015-05-01/dashboard'));
  });

  it('opens all sites together where there are several', async () => {
    openApp('/');
    await waitFor(() =>
      expect(window.location.hash).toBe('#/site/1/month/2015-05-01/report/MultiSites_Websites/MultiSites_AllWebsites'),
    );
  });

  it('teaches while there is no site', async () => {
    const host = new FakeHost();
    host.answers = () => [];
    openApp('/', host);
    await screen.findByText('Drop your access logs here');
    fireEvent.click(screen.getByRole('button', { name: 'Try the sample log' }));
    await waitFor(() => expect(host.asked.some(({ name }) => name === 'import.sample')).toBe(true));
  });
});

describe('an import', () => {
  it('shows how far it is and can be cancelled', async () => {
    const host = openApp('/site/1/month/2015-05-01/dashboard');
    await screen.findByRole('heading', { name: 'May 2015' });
    act(() => host.emit('job', job));
    screen.getByText('500 kB of 2 MB · 25%');
    screen.getByText('123,456 lines/s');
    screen.getByText('1 min 5 s left');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(host.asked.at(-1)).toEqual({ name: 'job.cancel', input: { job: 'job-1' } });
  });

  it('ends with counters that add up and a way to its reports', async () => {
    const host = openApp('/site/1/month/2015-04-01/dashboard');
    await screen.findByRole('heading', { name: 'April 2015' });
    act(() => host.emit('job', { ...job, state: 'done' }));
    const counts = screen.getAllByRole('definition').map((entry) => Number(entry.textContent?.replace(',', '')));
    expect(counts.at(-1)).toBe(5000);
    expect(counts.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(5000);
    fireEvent.click(screen.getByRole('button', { name: 'Open the reports' }));
    // 17 May 2015 is a Sunday, so the four days lie in two weeks: the month holds them.
    await waitFor(() => expect(window.location.hash).toBe('#/site/1/month/2015-05-01/dashboard'));
    expect(screen.queryByText('access.log')).toBeNull();
  });

  it('asks again for the reports that it changed', async () => {
    const host = openApp('/site/1/month/2015-05-01/dashboard');
    await screen.findByRole('heading', { name: 'May 2015' });
    const before = host.requests('VisitsSummary.get').length;
    act(() => host.emit('data.changed', { idSites: [1] }));
    await waitFor(() => expect(host.requests('VisitsSummary.get').length).toBeGreaterThan(before));
  });

  it('opens a newcomer’s reports by itself', async () => {
    const host = openApp('/start');
    await screen.findByText('Drop your access logs here');
    act(() => host.emit('job', { ...job, state: 'done', firstDay: '2015-05-18' }));
    await waitFor(() => expect(window.location.hash).toBe('#/site/1/week/2015-05-18/dashboard'));
  });

  it('names the line of a failed one', async () => {
    const host = openApp('/start');
    act(() =>
      host.emit('job', { ...job, state: 'failed', error: { code: 'file.isEmpty', params: { path: 'a.log' } } }),
    );
    await screen.findByText('The file a.log is empty.');
  });
});
