// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

afterEach(cleanup);

function openDataPage(): FakeHost {
  const host = new FakeHost();
  host.callAnswers = {
    'app.info': { version: '1', host: 'browser', databasePath: '/home/ann/logs.sqlite', sampleLog: false },
    'data.sizes': { file: 2000, free: 500, facts: 800, archives: 300, archiveCount: 7, derived: 400 },
    'archive.status': {
      lastRun: { started: 0, finished: null, state: 'interrupted', choice: {}, counts: {} },
      sites: [
        {
          idSite: 1,
          name: 'Oak',
          firstDay: '2026-03-01',
          lastDay: '2026-03-12',
          days: 12,
          dueDays: 3,
          segments: 2,
          dueSegments: 1,
          archived: null,
        },
      ],
      afterImport: true,
      onRequest: false,
    },
  };
  return openApp('/data', host);
}

test('shows what the file holds and which reports are archived', async () => {
  openDataPage();
  expect(await screen.findByText(/\/home\/ann\/logs\.sqlite/)).toBeTruthy();
  const sizes = await screen.findByRole('region', { name: 'What the file holds' });
  expect(within(sizes).getByRole('row', { name: /Left by what was removed 500 bytes 25/ })).toBeTruthy();
  const archives = screen.getByRole('region', { name: 'Archived reports' });
  expect(await within(archives).findByRole('row', { name: /Oak .* never 3 days, 1 of 2 segments/ })).toBeTruthy();
  expect(within(archives).getByText(/did not come to its end/)).toBeTruthy();
  expect(within(archives).getByText(/archive\.onRequest is off/)).toBeTruthy();
});

test('starts shrinking and archiving', async () => {
  const host = openDataPage();
  fireEvent.click(await screen.findByRole('button', { name: 'Shrink the file' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Archive what is due' }));
  await waitFor(() => {
    const names = host.asked.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['data.vacuum', 'archive.start']));
  });
});
