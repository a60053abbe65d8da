import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatCondition } from '@shared/segment/formatSegment';
import { parseSegment, withAudience } from '@shared/segment/parseSegment';
import { segmentOperators, type Segment, type SegmentCondition } from '@shared/segment/Segment';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { requestSegments } from '@main/core/segment/requestSegments';
import {
  chrome,
  day,
  googlebot,
  ofDay,
  openMadeLog,
  start,
  visitFinder,
  type Made,
} from '../archive/requests/madeRequests';

type Value = string | number | null;

const isBot = ({ agent }: Made): boolean => agent === googlebot;
const pathOf = ({ target }: Made): string => target.replace(/\?.*/, '');
const typeOf = (line: Made): Value => /\.(\w+)$/.exec(pathOf(line))?.[1] ?? null;

/** What a line has for each segment of requests. */
const answers: Readonly<Record<keyof typeof requestSegments, (line: Made) => Value>> = {
  audience: (line) => (isBot(line) ? 'searchBots' : 'people'),
  httpStatus: ({ status }) => status,
  httpStatusClass: ({ status }) => `${String(status).charAt(0)}xx`,
  httpMethod: ({ method }) => method,
  httpProtocol: () => 'HTTP/1.1',
  requestHost: () => '',
  requestPath: pathOf,
  requestTarget: ({ target }) => target,
  requestReferrer: ({ referrer }) => (referrer === '-' ? '' : referrer),
  requestReferrerHost: ({ referrer }) => (referrer === '-' ? null : 'elsewhere.example'),
  requestServerHour: ({ time }) => Math.floor((time - start) / 3600),
  fileType: typeOf,
  isStatic: (line) => (typeOf(line) === 'png' ? 1 : 0),
  bytes: ({ bytes }) => bytes,
  responseTime: () => null,
  clientIp: ({ ip }) => ip,
  clientCountry: () => 'xx',
  userAgent: ({ agent }) => agent,
  botClass: (line) => (isBot(line) ? 'search' : 'person'),
  // two minutes lie between two lines: nobody follows
  redirectWay: ({ status }) => (status === 301 ? '' : null),
  isFirstRedirect: ({ status }) => (status === 301 ? 1 : 0),
  clientNetwork: () => '',
  botVerification: (line) => (isBot(line) ? 'spoofed' : null),
  botName: (line) => (isBot(line) ? 'Googlebot' : null),
};

let engine: WritingEngine;
let visitOf: ReturnType<typeof visitFinder>;
beforeAll(async () => {
  engine = await openMadeLog();
  visitOf = visitFinder(engine);
});
afterAll(() => engine.db.close());

/** Lines by second and client, which tells them apart, as the segment selects them; and visits. */
function select(text: string): { lines: string[]; visits: number[] } {
  const context = new ArchiveContext(engine);
  const { rows, selection } = context.readDay(1, day, parseSegment(text));
  const logs = new LogAggregator(rows, context.timeZone(1), selection);
  const lines = logs.queryRequestsByDimension(['time', 'ip', 'target']).map(({ values }) => values.join(' '));
  const visits = logs.queryVisitsByDimension(['idvisit']).map(({ values }) => Number(values[0]));
  return { lines: lines.sort(), visits: visits.sort() };
}

function matches(value: Value, operator: string, wanted: string, isNumber: boolean): boolean {
  if (value === null) return false;
  if (operator === '==') return isNumber ? value === Number(wanted) : String(value) === wanted;
  if (operator === '=@') return String(value).toLowerCase().includes(wanted.toLowerCase());
  if (operator === '=^') return String(value).toLowerCase().startsWith(wanted.toLowerCase());
  if (operator === '=$') return String(value).toLowerCase().endsWith(wanted.toLowerCase());
  const difference = Number(value) - Number(wanted);
  if (value === '') return false;
  if (operator === '<') return difference < 0;
  if (operator === '<=') return difference <= 0;
  return operator === '>' ? difference > 0 : difference >= 0;
}

/** `browserCode` stands for all conditions that ask the visit. */
function holds(line: Made, { name, operator, value }: SegmentCondition): boolean {
  if (name === 'browserCode')
    return (visitOf(line)?.agent === chrome) === (operator === '==') && visitOf(line) !== null;
  const cell = answers[name]?.(line) ?? null;
  if (value === '' && (operator === '==' || operator === '!=')) {
    return (cell === null || cell === '') === (operator === '==');
  }
  const positive = operator === '!=' ? '==' : operator.replace('!', '=');
  const isNumber = requestSegments[name]?.type === 'number';
  return matches(cell, positive, value, isNumber) !== operator.startsWith('!');
}

function expected(text: string): { lines: string[]; visits: number[] } {
  const { all } = parseSegment(text) as Segment;
  const isIn = (line: Made, test: (condition: SegmentCondition) => boolean): boolean =>
    all.every(({ any }) => any.some((condition) => test(condition)));
  const lines = ofDay.filter((line) => isIn(line, (condition) => holds(line, condition)));
  const byVisit = new Map<number, Made[]>();
  for (const line of ofDay) {
    const id = visitOf(line)?.id;
    if (id !== undefined) byVisit.set(id, [...(byVisit.get(id) ?? []), line]);
  }
  const visits = [...byVisit].filter(([, ofVisit]) =>
    ofVisit.some((line) =>
      isIn(line, (condition) => {
        const isOfAll = condition.operator.startsWith('!') && !(condition.operator === '!=' && condition.value === '');
        return isOfAll ? ofVisit.every((one) => holds(one, condition)) : holds(line, condition);
      }),
    ),
  );
  const keys = lines.map(({ time, ip, target }) => `${time} ${ip} ${target}`);
  return { lines: [...new Set(keys)].sort(), visits: visits.map(([id]) => id).sort() };
}

const names = Object.keys(requestSegments);
const valuesOf = (name: string): string[] => [
  ...new Set(ofDay.map((line) => String(answers[name]?.(line) ?? '')).filter(Boolean)),
];

test('every segment of requests is answered by hand', () => {
  expect(Object.keys(answers).sort()).toEqual(names.toSorted());
});

describe.each(names)('%s', (name) => {
  test('selects the lines, and the visits that have such a line', () => {
    const { names: hasNames, type } = requestSegments[name]!;
    const values = valuesOf(name);
    for (const operator of segmentOperators) {
      const isOrder = operator.startsWith('<') || operator.startsWith('>');
      if (type === 'ip' && (isOrder || /[@^$]/.test(operator))) continue;
      const numbers = hasNames ? [] : values.filter((value) => /^\d+$/.test(value));
      for (const value of isOrder ? numbers.slice(0, 2) : [...values.slice(0, 2), ...(type ? [] : [''])]) {
        const text = formatCondition({ name, operator, value });
        expect({ text, ...select(text) }).toEqual({ text, ...expected(text) });
      }
    }
  });
});

test('conditions joined by ; and , hold for one line, those on visits for the visit that it belongs to', () => {
  const condition = fc.constantFrom(...names.filter((name) => name !== 'clientIp'), 'browserCode').chain((name) => {
    const values = name === 'browserCode' ? ['CH'] : ['', ...valuesOf(name)];
    const operators = name === 'browserCode' ? ['==', '!='] : ['==', '!=', '=@', '!@'];
    return fc.record({
      name: fc.constant(name),
      operator: fc.constantFrom(...operators) as fc.Arbitrary<SegmentCondition['operator']>,
      value: fc.constantFrom(...values),
    });
  });
  const groups = fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(groups, (all) => {
      fc.pre(all.flat().some(({ name }) => name !== 'browserCode'));
      const text = all.map((any) => any.map(formatCondition).join(',')).join(';');
      expect({ text, ...select(text) }).toEqual({ text, ...expected(text) });
    }),
    { numRuns: 60 },
  );
});

test('conditions on actions ask the visit of a line', () => {
  const { lines } = select('httpStatus==404;pageUrl=@/a');
  const wanted = ofDay.filter(({ status }) => status === 404);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(wanted.length);
});

test('values are suggested, those most often first', async () => {
  const suggest = (segmentName: string) =>
    callApi(engine, { method: 'API.getSuggestedValuesForSegment', segmentName, idSite: '1' });
  expect(await suggest('audience')).toEqual(['people', 'searchBots', 'aiBots', 'otherMachines']);
  expect((await suggest('httpStatus')) as string[]).toEqual(expect.arrayContaining(['200', '404', '301']));
  expect(((await suggest('requestPath')) as string[]).length).toBe(6);
});

test('audience= is a condition of the segment', () => {
  expect(withAudience(null, 'everything')).toBe(null);
  expect(withAudience(null, 'people')?.text).toBe('audience==people');
  const segment = parseSegment('httpStatus==200,httpStatus==404');
  expect(withAudience(segment, 'aiBots')?.text).toBe('httpStatus==200,httpStatus==404;audience==aiBots');
});
