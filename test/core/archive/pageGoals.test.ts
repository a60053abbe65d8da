import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDay } from '@shared/period/Period';
import { parseSegment } from '@shared/segment/parseSegment';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import { GoalStore } from '@main/core/sites/GoalStore';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { Tracker } from '../tracker/openTracker';

let tracker: Tracker;
beforeEach(() => {
  tracker = new Tracker();
  new GoalStore(tracker.db).add({
    ...{ idsite: 1, name: 'Thanks', description: '', match_attribute: 'url', pattern: 'thanks', revenue: 12 },
    ...{ pattern_type: 'contains', case_sensitive: 0, allow_multiple: 1, event_value_as_revenue: 0 },
  });
});
afterEach(() => tracker.close());

const view = (ip: string, minute: number, path: string) => ({
  at: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`,
  ip,
  target: path,
});

function goalsOfPages(segment = '') {
  const engine = {
    db: tracker.db,
    plugins: new PluginManager([]),
    archiveStore: { store: () => undefined },
    now: () => 0,
  };
  const context = new ArchiveContext(engine);
  const { rows, selection } = context.readDay(1, parseDay('2026-03-01') as number, parseSegment(segment));
  const groups = new LogAggregator(rows, context.timeZone(1), selection).queryActions([1]);
  return Object.fromEntries(groups.map(({ name, goals }) => [name.replace('oak.example', ''), goals?.['idgoal=1']]));
}

test('a conversion is shared among the page views before it, and credited to the page that the visit began with', () => {
  const paths = ['/a', '/b', '/a', '/thanks', '/after', '/thanks?again'];
  tracker.track(...paths.map((path, i) => view('192.0.2.1', i, path)), view('192.0.2.2', 0, '/b'));
  // the first conversion has 4 page views before it, the second 6
  expect(goalsOfPages()).toEqual({
    '/a': {
      nb_conv_pages_before: 4,
      nb_conversions_attrib: 0.8333,
      revenue_attrib: 10,
      nb_conversions_page_uniq: 2,
      nb_conversions_entry: 2,
      revenue_entry: 24,
    },
    '/b': {
      nb_conv_pages_before: 2,
      nb_conversions_attrib: 0.4167,
      revenue_attrib: 5,
      nb_conversions_page_uniq: 2,
    },
    '/thanks': {
      nb_conv_pages_before: 2,
      nb_conversions_attrib: 0.4167,
      revenue_attrib: 5,
      nb_conversions_page_uniq: 2,
    },
    '/after': {
      nb_conv_pages_before: 1,
      nb_conversions_attrib: 0.1667,
      revenue_attrib: 2,
      nb_conversions_page_uniq: 1,
    },
    '/thanks?again': {
      nb_conv_pages_before: 1,
      nb_conversions_attrib: 0.1667,
      revenue_attrib: 2,
      nb_conversions_page_uniq: 1,
    },
  });
});

test('only conversions of visits in the segment count', () => {
  tracker.track(
    ...['/a', '/thanks'].map((path, i) => view('192.0.2.1', i, path)),
    ...['/b', '/thanks'].map((path, i) => view('192.0.2.2', i, path)),
  );
  const { '/a': a, '/b': b, '/thanks': thanks } = goalsOfPages('visitIp==192.0.2.2');
  expect([a, b?.nb_conversions_attrib, thanks?.nb_conversions_attrib]).toEqual([undefined, 0.5, 0.5]);
});

test('pages of days without conversions have no goals', () => {
  tracker.track(view('192.0.2.1', 0, '/a'));
  expect(goalsOfPages()).toEqual({ '/a': undefined });
});
