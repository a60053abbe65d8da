import { expect, test } from 'vitest';
import type { ArchiveStatus } from '@shared/ipc/archiving';
import { run } from './run';

test('archive passes on what was chosen', async () => {
  const options = ['--skip-idsites', '3', '--force-all-websites', '--force-periods', 'day,month'];
  const dates = ['--force-date-range', '1970-01-02,1970-01-31', '--force-idsegments', '4'];
  expect((await run(['archive', ...options, ...dates])).asked[0]?.input).toEqual({
    skipIdSites: [3],
    allSites: true,
    periods: ['day', 'month'],
    dates: { first: 1, last: 30 },
    idSegments: [4],
  });
  expect((await run(['archive', '--skip-all-segments'])).asked[0]?.input).toEqual({ idSegments: [] });
});

test.each([
  [{ purged: 0, before: 1000, after: 1000 }, 'There was nothing to give back: 1,000 bytes.\n'],
  [
    { purged: 2, before: 12_000, after: 9000 },
    'Shrunk from 12,000 bytes to 9,000 bytes. 2 old archives were removed.\n',
  ],
])('vacuum of %j', async (vacuumed, text) => {
  const { code, out, asked } = await run(['vacuum'], undefined, { kind: 'vacuum', vacuumed });
  expect([code, out, asked[0]?.name]).toEqual([0, text, 'data.vacuum']);
  expect(JSON.parse((await run(['vacuum', '--json'], undefined, { kind: 'vacuum', vacuumed })).out)).toEqual(vacuumed);
  expect((await run(['vacuum'], undefined, { kind: 'vacuum', state: 'cancelled' })).code).toBe(130);
});

test('archive says so when it was stopped', async () => {
  const { code, err } = await run(['archive'], undefined, { kind: 'archive', state: 'cancelled' });
  expect(code).toBe(130);
  expect(err).toMatch(/^Archiving was stopped\./);
});

test('archive --status tells of the last run and of each site', async () => {
  const site = { idSite: 1, name: 'Oak', firstDay: '2026-03-01', lastDay: '2026-03-12', days: 12, dueDays: 0 };
  const status: ArchiveStatus = {
    lastRun: { started: 86_400, finished: null, state: 'interrupted', choice: {}, counts: {} },
    sites: [
      { ...site, segments: 0, dueSegments: 0, archived: 86_400 },
      {
        ...site,
        idSite: 12,
        name: 'Elm',
        lastDay: '2026-03-01',
        dueDays: 1,
        segments: 2,
        dueSegments: 1,
        archived: null,
      },
    ],
    afterImport: false,
    onRequest: true,
  };
  const { code, out } = await run(['archive', '--status'], () => status);
  expect([code, out.replaceAll(/1970-\d\d-\d\d \d\d:\d\d/g, 'then').split('\n')]).toEqual([
    0,
    [
      'Last run: started then, cut short: its process ended.',
      'site    days  days with data           archived          due',
      '1 Oak     12  2026-03-01 – 2026-03-12  then  nothing',
      '12 Elm    12  2026-03-01               never             1 day and what holds it; 1 of 2 segments',
      'Imports are not followed by archiving (archive.afterImport is false).',
      '',
    ],
  ]);
  expect(JSON.parse((await run(['archive', '--status', '--json'], () => status)).out)).toEqual(status);
});

test.each(['archive', 'core:archive'])('%s says what it did', async (name) => {
  const archived = { sites: 1, days: 3, weeks: 2, months: 1, years: 1 };
  const { code, out, asked } = await run([name, '--force-idsites', '1,2'], undefined, { kind: 'archive', archived });
  expect([code, out]).toEqual([0, 'Archived 3 days, 2 weeks, 1 month, 1 year of 1 site.\n']);
  expect(asked[0]).toEqual({ name: 'archive.start', input: { idSites: [1, 2] } });
});

test('archive says when nothing was due', async () => {
  expect((await run(['archive'], undefined, { kind: 'archive' })).out).toBe('Nothing was due.\n');
});
