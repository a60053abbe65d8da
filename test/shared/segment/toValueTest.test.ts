import { describe, expect, test } from 'vitest';
import type { CellValue } from '@shared/plugin/defineDimensions';
import { parseSegment } from '@shared/segment/parseSegment';
import type { Segment } from '@shared/segment/Segment';
import { toValueTest, type SegmentValues } from '@shared/segment/toValueTest';

/** Which of the values a condition `x…` lets through; a negation turns the answer round. */
function pass(condition: string, kind: SegmentValues, values: readonly CellValue[]): CellValue[] {
  const segment = parseSegment(`x${condition}`) as Segment;
  const { test: isPassed, isNegated } = toValueTest(segment, segment.all[0]!.any[0]!, kind);
  return values.filter((value) => isPassed(value) !== isNegated);
}

describe('texts', () => {
  const values = ['Berlin', 'berlin', 'Bern', '', null];
  test.each<[string, CellValue[]]>([
    ['==BERLIN', ['Berlin', 'berlin']],
    ['!=BERLIN', ['Bern', '', null]],
    ['==', ['', null]],
    ['!=', ['Berlin', 'berlin', 'Bern']],
    ['=@ER', ['Berlin', 'berlin', 'Bern']],
    ['!@li', ['Bern', '', null]],
    ['=^ber', ['Berlin', 'berlin', 'Bern']],
    ['!^berl', ['Bern', '', null]],
    ['=$n', ['Berlin', 'berlin', 'Bern']],
    ['!$rn', ['Berlin', 'berlin', '', null]],
  ])('x%s', (condition, expected) => {
    expect(pass(condition, {}, values)).toEqual(expected);
  });

  test('exact ones tell small from capital letters with == only', () => {
    expect(pass('==Berlin', { isExact: true }, values)).toEqual(['Berlin']);
    expect(pass('!=Berlin', { isExact: true }, values)).toEqual(['berlin', 'Bern', '', null]);
    expect(pass('=@BERL', { isExact: true }, values)).toEqual(['Berlin', 'berlin']);
  });

  test('numbers in texts are ordered', () => {
    expect(pass('>=9', {}, ['8', '9', '10', 11, null])).toEqual(['9', '10', 11]);
  });

  test('the text that was asked for is made comparable first', () => {
    expect(pass('==HTTP://A', { normalize: (value) => value.replace(/^http:\/\//i, '') }, ['a', 'b'])).toEqual(['a']);
  });
});

describe('numbers', () => {
  const number: SegmentValues = { type: 'number' };
  test.each<[string, CellValue[]]>([
    ['==3.0', [3]],
    ['!=3', [0, 10, null]],
    ['<3', [0]],
    ['<=3', [0, 3]],
    ['>3', [10]],
    ['>=3', [3, 10]],
    ['==', [null]],
    ['=@1', [10]],
  ])('x%s', (condition, expected) => {
    expect(pass(condition, number, [0, 3, 10, null])).toEqual(expected);
  });
});

describe('names of stored values', () => {
  const names = { names: { 1: 'direct', 2: 'search', 3: '2' } };
  test.each<[string, CellValue[]]>([
    ['==search', [2]],
    ['==SEARCH', [2]],
    ['!=search', [1, 3, null]],
    ['=@r', [1, 2]],
    ['==1', [1]],
    ['==2', [3]],
    ['==', [null]],
  ])('x%s', (condition, expected) => {
    expect(pass(condition, names, [1, 2, 3, null])).toEqual(expected);
  });
});

describe('addresses', () => {
  const ip: SegmentValues = { type: 'ip' };
  const values = ['192.0.2.1', '192.0.2.20', '192.0.20.1', '2001:db8::1', '::ffff:192.0.2.1', 'unknown', null];
  test.each<[string, CellValue[]]>([
    ['==192.0.2.1', ['192.0.2.1', '::ffff:192.0.2.1']],
    ['==192.0.2.0/24', ['192.0.2.1', '192.0.2.20', '::ffff:192.0.2.1']],
    ['==192.0.*.*', ['192.0.2.1', '192.0.2.20', '192.0.20.1', '::ffff:192.0.2.1']],
    ['!=192.0.0.0/16', ['2001:db8::1', 'unknown', null]],
    ['>=192.0.2.9', ['192.0.2.20', '192.0.20.1']],
    ['<192.0.2.20', ['192.0.2.1', '::ffff:192.0.2.1']],
    ['==2001:DB8:0::/32', ['2001:db8::1']],
    ['>2001:db8::', ['2001:db8::1']],
    ['=^192.0.2.', ['192.0.2.1', '192.0.2.20']],
  ])('x%s', (condition, expected) => {
    expect(pass(condition, ip, values)).toEqual(expected);
  });
});

test('dates are ordered', () => {
  const date: SegmentValues = { type: 'date' };
  const values = ['2026-01-31', '2026-02-01', null];
  expect(pass('>2026-01-31', date, values)).toEqual(['2026-02-01']);
  expect(pass('==2026-01-31', date, values)).toEqual(['2026-01-31']);
  expect(pass('=^2026-01', date, values)).toEqual(['2026-01-31']);
});

test.each<[string, SegmentValues, string]>([
  ['>many', { type: 'number' }, "x > needs a number, not 'many'"],
  ['>', {}, "x > needs a number, not ''"],
  ['==10.0.0.0/33', { type: 'ip' }, 'compared with an address'],
  ['>10.0.0.0/8', { type: 'ip' }, 'compared with an address'],
  ['==1:2:3', { type: 'ip' }, 'compared with an address'],
  ['==tomorrow', { type: 'date' }, 'compared with a date'],
  ['>direct', { names: { 1: 'direct' } }, "> can't compare names"],
])('x%s is refused where its value begins', (condition, kind, reason) => {
  expect(() => pass(condition, kind, [])).toThrow(reason);
  expect(() => pass(condition, kind, [])).toThrow(`character ${condition.search(/[^=<>]|$/) + 2}`);
});
