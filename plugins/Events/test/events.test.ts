import { DataTable, Row, type DayLogs, type LogGroup } from 'heartwood/sdk';
import { dayLogs, reportContext } from 'heartwood/testing';
import { expect, it } from 'vitest';
import api from '../api';
import archiver from '../archiver';
import texts from '../lang/en.json';
import { columns, parseSecondary, secondaryOf } from '../parts';
import { nameMetrics } from '../reports';
import { labelOf, segmentOf } from '../rows';

const context = reportContext('Events', texts);

/** One visit: a film was played twice, once for 3, and a form sent. */
const events = [
  { category: 'Video', action: 'play', name: 'Growing', value: 3 },
  { category: 'Video', action: 'play', name: 'Growing', value: null },
  { category: 'Form', action: 'send', name: null, value: null },
];

const queryActionsByDimension: DayLogs['queryActionsByDimension'] = (dimensions) => {
  const groups = new Map<string, LogGroup>();
  for (const { value, ...event } of events) {
    const cells = Object.entries(columns).map(([part, column]) => [column, event[part as keyof typeof event]] as const);
    const byColumn = new Map<string, string | null>(cells);
    const values = dimensions.map((dimension) => byColumn.get(String(dimension)) ?? null);
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, metrics: { nb_visits: 1, nb_uniq_visitors: 1, nb_hits: 0 } };
    group.metrics.nb_hits = (group.metrics.nb_hits ?? 0) + 1;
    if (value !== null) Object.assign(group.metrics, { nb_events_with_value: 1, sum_event_value: value });
    groups.set(key, group);
  }
  return [...groups.values()];
};

it('counts events by each pair of their parts', () => {
  const day = archiver.aggregateDay(dayLogs([], [], { queryActionsByDimension }));
  expect(day.Events_nb_events).toBe(3);
  const rows = (table: unknown) => (table as DataTable).rows.map((row) => [row.label, row.number('nb_events')]);
  expect(rows(day.Events_category_action)).toEqual([
    ['Video', 2],
    ['Form', 1],
  ]);
  const [video] = (day.Events_category_name as DataTable).rows;
  expect(rows(video?.subtable)).toEqual([['Growing', 2]]);
  expect(video?.columns).toMatchObject({ nb_visits: 1, nb_events_with_value: 1, sum_event_value: 3 });
  expect(rows(day.Events_name_action)).toEqual([
    ['Growing', 2],
    ['', 1],
  ]);
});

it('has nothing to say of a day without events', () => {
  expect(archiver.aggregateDay(dayLogs([]))).toEqual({});
});

it('names and selects rows', () => {
  expect([labelOf('name', '', context), labelOf('name', 'Growing', context)]).toEqual([
    'Event name not defined',
    'Growing',
  ]);
  const row = new Row({ label: 'a;b' });
  const pair = [['category', 'a;b'] as const, ['name', ''] as const];
  expect(segmentOf(pair, row)).toBe('eventCategory==a%3Bb;eventName==');
  expect(segmentOf([['name', '']], row)).toBe('actionType==events;eventName==');
});

it('divides rows by what is asked for', () => {
  expect(secondaryOf('category', context)).toBe('action');
  expect(parseSecondary('category', 'eventName')).toBe('name');
  expect(() => parseSecondary('category', 'eventCategory')).toThrow(
    expect.objectContaining({ code: 'api.parameterInvalid' }),
  );
});

it('tells programs what rows can be divided by', () => {
  expect(api.getSecondaryDimensions.run({ apiMethod: 'getName' })).toEqual(['eventAction', 'eventCategory']);
  expect(api.getDefaultSecondaryDimension.run({ apiMethod: 'getAction' })).toBe('eventName');
  const asked = { apiMethod: 'getCategory', secondaryDimension: 'eventName' };
  expect(api.getActionToLoadSubtables.run(asked)).toBe('getNameFromCategoryId');
  expect(() => api.getSecondaryDimensions.run({ apiMethod: 'get' })).toThrow();
});

it('shows numbers under the names of metrics', () => {
  const { rows } = nameMetrics(DataTable.simple({ Events_nb_events: 3, Events_distinctCategories: 2 }));
  expect(rows[0]?.columns).toMatchObject({ nb_events: 3, nb_visits: 0, Events_distinctCategories: 2 });
});
