// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { reports } from './fakeReports';
import { openApp } from './openApp';

const path = '/site/1/month/2015-05-01/report/Acquisition/Websites';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('stays on the page, whose address is the same in every language', async () => {
  const host = new FakeHost();
  const usual = host.answers;
  const names = { category: 'Acquérir', subcategory: 'Sites' };
  const french = reports.map((report) => (report.subcategory === 'Websites' ? { ...report, ...names } : report));
  host.answers = (parameters) =>
    parameters.method === 'API.getReportMetadata' && parameters.language === 'fr' ? french : usual(parameters);
  openApp('/site/1/month/2015-05-01/report/General_Acquisition/General_Websites', host);
  await screen.findByRole('heading', { level: 1, name: 'Websites' });
  fireEvent.click(screen.getByRole('button', { name: 'Language' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Français' }));
  await screen.findByRole('heading', { level: 1, name: 'Sites' });
  expect(screen.getByRole('link', { name: 'Sites' }).getAttribute('aria-current')).toBe('page');
});

it('speaks the language that is chosen, asks the engine for it, and remembers it', async () => {
  const host = openApp(path);
  await screen.findByRole('table', { name: 'Websites' });
  expect(host.requests('Referrers.getWebsites').map(({ language }) => language)).toContain('en');

  fireEvent.click(screen.getByRole('button', { name: 'Language' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Français' }));
  await screen.findByRole('table');
  expect(host.requests('Referrers.getWebsites').at(-1)?.language).toBe('fr');
  expect(document.documentElement.lang).toBe('fr');

  cleanup();
  const again = openApp(path);
  await screen.findByRole('table');
  expect(again.requests('Referrers.getWebsites').map(({ language }) => language)).not.toContain('en');
});
