import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSegment } from '@shared/segment/parseSegment';
import { callApi } from '@main/core/api/callApi';
import { Archive } from '@main/core/archive/Archive';
import { ArchiveBuilder } from '@main/core/archive/ArchiveBuilder';
import { archiveDue } from '@main/core/archive/PreArchiver';
import {
  CallLog,
  insertVisits,
  mayVisits,
  openTestEngine,
  period,
  range,
  visitsPlugin,
} from '../archive/archiveFixture';

let engine: ReturnType<typeof openTestEngine>;
const segment = parseSegment('countryCode==de');
const periods = {
  day: period('day', '2015-05-03'),
  'other day': period('day', '2015-05-31'),
  week: period('week', '2015-05-03'),
  month: period('month', '2015-05-01'),
  'other month': period('month', '2015-06-01'),
  year: period('year', '2015-01-01'),
  range: range('2015-05-01', '2015-05-03'),
};

beforeEach(async () => {
  engine = openTestEngine([visitsPlugin(new CallLog())]);
  insertVisits(engine.db, mayVisits);
  await archiveDue(engine);
  const archive = new Archive(engine);
  for (const of of [null, segment]) {
    for (const each of Object.values(periods)) {
      await archive.getNumerics({ idSite: 1, period: each, segment: of, plugin: 'VisitsSummary' }, ['nb_visits']);
    }
  }
});
afterEach(() => engine.db.close());

/** What is due, of all visits or of the segment. */
function due(of: typeof segment): string[] {
  const builder = new ArchiveBuilder(engine);
  const isDue = (name: keyof typeof periods) =>
    !builder.isArchived({ idSite: 1, period: periods[name], segment: of }, ['VisitsSummary']);
  return (Object.keys(periods) as (keyof typeof periods)[]).filter(isDue);
}

const above = ['month', 'year', 'range'];
const whole = ['day', 'week', 'month', 'year', 'range'];

test.each([
  [{ dates: '2015-05-03' }, whole, whole],
  [{ dates: '2015-05-03', period: 'week' }, ['week', ...above], ['week', ...above]],
  [{ dates: '2015-05-03', period: 'month' }, above, above],
  [{ dates: '2015-05-03', period: 'month', cascadeDown: '1' }, ['day', 'other day', 'week', ...above], null],
  [{ dates: '2015-05-03', segment: 'countryCode==de' }, [], whole],
  [{ dates: '2015-05-03', segment: 'countryCode==de', period: 'year' }, [], ['year', 'range']],
  [{ dates: '2015-05-01,2015-05-03', period: 'range' }, ['range'], ['range']],
])('%j', async (parameters, ofAll, ofSegment) => {
  const method = 'CoreAdminHome.invalidateArchivedReports';
  await callApi(engine, { method, idSites: '1', ...parameters });
  expect([due(null), due(segment)]).toEqual([ofAll, ofSegment ?? ofAll]);
  // what was removed is looked for by the next run
  await archiveDue(engine);
  expect(due(null)).toEqual((ofAll as string[]).includes('range') ? ['range'] : []);
});
