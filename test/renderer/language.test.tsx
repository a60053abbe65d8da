// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { openApp } from './openApp';

const path = '/site/1/month/2015-05-01/report/Acquisition/Websites';

afterEach(() => {
  cleanup();
  localStorage.clear();
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
