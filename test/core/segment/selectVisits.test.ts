import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { CellValue } from '@shared/plugin/defineDimensions';
import { formatCondition } from '@shared/segment/formatSegment';
import { parseSegment } from '@shared/segment/parseSegment';
import { segmentOperators, type Segment, type SegmentCondition } from '@shared/segment/Segment';
import { callApi } from '@main/core/api/callApi';
import { readVisitRows } from '@main/core/archive/VisitRows';
import { requestSegments } from '@main/core/segment/requestSegments';
import { segmentCatalog } from '@main/core/segment/SegmentCatalog';
import { SegmentSelector } from '@main/core/segment/SegmentSelector';
import { dayOfKey } from '@main/core/tracker/dayKeys';
import { answers, combinationsOf, holdsFor, type Answer } from './bruteForce';
import { openGeneratedLog, pluginSegments, type Named } from './generatedLog';

const { engine, visits } = openGeneratedLog();
const selector = new SegmentSelector(engine);
const days = [...new Set(visits.map(({ idvisit }) => dayOfKey(idvisit)))];
afterAll(() => engine.db.close());

/** The segments of plugins are a column, and what its declaration makes of it. */
const ofPlugins = Object.fromEntries(
  pluginSegments(engine).map(({ column, segment: { name, values, to, isExact = false, isMetric = false } }) => {
    const named = (cell: CellValue): CellValue => (cell === null ? null : (values?.[String(cell)] ?? cell));
    const answer: Answer = {
      values: ({ made }) => {
        const cell = made.visit[column] as CellValue;
        return [named(to ? to(cell) : cell)];
      },
      isExact: isExact && !values,
      isNumber: isMetric,
    };
    return [name, answer];
  }),
);
const all: Readonly<Record<string, Answer>> = { ...answers, ...ofPlugins };

function answerOf(name: string): Answer {
  const answer = all[name];
  if (!answer) throw new Error(`no answer for ${name}`);
  return answer;
}

const loaded = days.map((day) => ({
  db: engine.db,
  idSite: 1,
  day,
  visits: readVisitRows(engine.db, 1, day, ['idvisit', 'idvisitor']),
  requests: () => expect.fail('no condition asks requests'),
}));

function select(text: string): number[] {
  const segment = parseSegment(text) as Segment;
  return loaded.flatMap((day) => {
    const selected = selector.select(day, segment).visits;
    return visits.map(({ idvisit }) => idvisit).filter((id) => selected[day.visits.rowOf(id)] === 1);
  });
}

function expected(text: string): number[] {
  const segment = parseSegment(text) as Segment;
  return visits.filter((made) => holdsFor(made, segment, answerOf).length > 0).map(({ idvisit }) => idvisit);
}

/** Values that occur. */
function valuesOf(name: string): string[] {
  const values = visits.flatMap((made) => combinationsOf(made).flatMap((of) => answerOf(name).values(of)));
  return [...new Set(values.filter((value) => value !== null && value !== '').map(String))];
}

const names = Object.keys(all);
const byName = new Map(names.map((name) => [name, valuesOf(name)]));

describe.each(names)('%s', (name) => {
  const values = byName.get(name) ?? [];
  const known = segmentCatalog(engine.plugins).find(name);
  const numbers = known?.names || known?.namesGoals ? [] : values.filter((value) => /^[\d.-]+$/.test(value));

  test('selects what trying everything selects', () => {
    expect(values).not.toEqual([]);
    for (const operator of segmentOperators) {
      const isOrder = operator.startsWith('<') || operator.startsWith('>');
      // a part of -1, the cart, is the number of a goal
      const parts = known?.namesGoals ? [] : values.map((value) => value.slice(1, 4));
      const wanted = isOrder ? numbers.slice(0, 1) : [...values.slice(0, 1), ...parts.slice(1, 2), ''];
      for (const value of wanted) {
        if (known?.type && !values.includes(value)) continue;
        const text = formatCondition({ name, operator, value });
        expect({ text, ids: select(text) }).toEqual({ text, ids: expected(text) });
      }
    }
  });
});

test('every segment has an answer, or differs from one that has in its number only', () => {
  const known = segmentCatalog(engine.plugins).all.map(({ name }) => name);
  const untested = known.filter(
    (name) =>
      !(name in all) && !(name in requestSegments) && !/^(customVariable(Page)?(Name|Value)|dimension)\d*$/.test(name),
  );
  expect(untested).toEqual(['visitId', 'visitIp']);
});

test('visits and addresses are found', () => {
  const { idvisit } = visits[7]!;
  expect(select(`visitId==${idvisit}`)).toEqual([idvisit]);
  const inNet = visits.filter(({ client }) => String(client.ip).startsWith('192.0.2.')).map((made) => made.idvisit);
  expect(select('visitIp==192.0.2.0/24')).toEqual(inNet);
  expect(select('visitIp>=192.0.2.1;visitIp<192.0.2.200')).toEqual(inNet);
  expect(select('visitorId==1a2b3c4d5e6f7890')).toEqual(select('visitorId==1a2b3c4d5e6f7'));
});

test('addresses are compared without scheme and www., however often they were encoded', () => {
  const wanted = expected('pageUrl==a.example%2Fblog%2Ftwo%3Fx%3D1');
  expect(wanted.length).toBeGreaterThan(0);
  for (const value of [
    'https://www.a.example/blog/two?x=1',
    'http%253A%252F%252Fa.example%252Fblog%252Ftwo%253Fx%253D1',
  ]) {
    expect(select(`pageUrl==${value}`)).toEqual(wanted);
  }
  expect(select('pageUrl=^https://a.example/BLOG/')).toEqual(expected('pageUrl=^a.example%2Fblog%2F'));
});

test('conditions joined by ; and , meet as they do when everything is tried', () => {
  const condition = fc.constantFrom(...names).chain((name) => {
    const values = byName.get(name) ?? [];
    const operator = fc.constantFrom('==', '!=', '=@', '!@', '=^', '!$') as fc.Arbitrary<SegmentCondition['operator']>;
    return fc.record({ name: fc.constant(name), operator, value: fc.constantFrom('', ...values) });
  });
  const segment = fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(segment, (groups) => {
      const text = groups.map((group) => group.map(formatCondition).join(',')).join(';');
      expect({ text, ids: select(text) }).toEqual({ text, ids: expected(text) });
    }),
    { numRuns: 100 },
  );
});

test.each([
  'pageTitle==Home;actionType==pageviews',
  'eventCategory=@r;eventName==play',
  'pageUrl=@blog;pageTitle!=Home',
  'actionType==events;eventName==',
  'productSku=@e;productPrice>=0;visitConvertedGoalId!=1',
  'dimension2==;pageUrl=@blog',
])('conditions on one action: %s', (text) => {
  expect(select(text)).toEqual(expected(text));
  expect(select(text).length).toBeGreaterThan(0);
});

test.each([
  'pageUrl=@blog',
  'pageTitle==Home,actionType==events;visitorType!=new',
  'pageUrl!@blog',
  'countryCode==de,pageUrl=@100',
])('segmentScope=action: reports on actions count the actions of %s only', async (text) => {
  const segment = parseSegment(text) as Segment;
  const counted = visits.flatMap((made) => {
    const actions = new Set(holdsFor(made, segment, answerOf).map(({ action }) => action));
    return made.actions.filter((action) => actions.has(action));
  });
  const views = counted.filter(({ row, tracked }) => {
    const isPage = (row.idaction_url as Named | null)?.type === 1;
    return isPage && !tracked?.idaction_event_category && !tracked?.idaction_content_name;
  });
  const range = { idSite: '1', period: 'range', date: '2024-12-30,2025-01-01', segment: text };
  const ask = (method: string, segmentScope: string) => callApi(engine, { method, ...range, segmentScope });
  expect(await ask('Actions.get', 'action')).toMatchObject({ nb_pageviews: views.length });
  expect(await ask('VisitsSummary.getVisits', 'action')).toEqual({ value: expected(text).length });
  expect(await ask('VisitsSummary.getVisits', 'visit')).toEqual({ value: expected(text).length });
  const pages = (await callApi(engine, {
    ...range,
    method: 'Actions.getPageUrls',
    segmentScope: 'action',
    flat: '1',
    filter_limit: '-1',
  })) as { nb_hits?: number }[];
  expect(pages.filter(({ nb_hits: hits = 0 }) => hits === 0)).toEqual([]);
});

test.each(["x' OR '1'='1", '"; DROP TABLE log_visit; --', '%', '_', '\\', '\u0000', '?', '${1}', '{}'])(
  'the value %j is compared and nothing else',
  (value) => {
    for (const name of ['city', 'pageUrl', 'userId', 'eventCategory', 'orderId', 'productSku', 'visitorId']) {
      for (const operator of ['==', '=@', '=^', '=$'] as const) {
        const text = formatCondition({ name, operator, value });
        expect(select(text)).toEqual(expected(text));
      }
    }
    expect(select('actions>=0')).toHaveLength(visits.length);
  },
);

test.each([
  ['contryCode==de', 'there is no segment named contryCode, the nearest name is countryCode', 1],
  ['actions>1;pageurls==x', 'there is no segment named pageurls, the nearest name is pageUrl', 11],
  ['countryCode==de,actions>x', "actions > needs a number, not 'x'", 25],
])('%s is refused', (text, reason, position) => {
  expect(() => select(text)).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ reason, position }) }),
  );
});
