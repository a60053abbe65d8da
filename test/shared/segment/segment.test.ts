import { describe, expect, test } from 'vitest';
import { parseSegment } from '@shared/segment/parseSegment';
import { segmentHash } from '@shared/segment/segmentHash';
import { toPredicate, type SegmentColumn } from '@shared/segment/toPredicate';

const HASH = '6c67a0cd8c82c681b7b9d414f764719b';

const groups = (text: string) =>
  parseSegment(text)?.all.map(({ any }) => any.map(({ name, operator, value }) => [name, operator, value].join('|')));

describe('parseSegment', () => {
  test.each([
    ['countryCode==de', [['countryCode|==|de']]],
    ['a==1,b!=2;c>3', [['a|==|1', 'b|!=|2'], ['c|>|3']]],
    ['a<=1;b>=2;c<3', [['a|<=|1'], ['b|>=|2'], ['c|<|3']]],
    ['a=@x;b!@y;c=^z;d=$w', [['a|=@|x'], ['b|!@|y'], ['c|=^|z'], ['d|=$|w']]],
    ['a==', [['a|==|']]],
    ['a==one\\;two\\,three', [['a|==|one;two,three']]],
    ['a==%2Fpath%3Fx%3D1', [['a|==|/path?x=1']]],
    ['pageUrl==http%253A%252F%252Fa.example', [['pageUrl|==|http%3A%2F%2Fa.example']]],
    ['a==100%', [['a|==|100%']]],
    ['a%3D%3Dx%3Bb%3D%3Dy', [['a|==|x'], ['b|==|y']]],
    ['a==x==y', [['a|==|x==y']]],
    ['a==x\\', [['a|==|x\\']]],
  ])('%s', (text, expected) => {
    expect(groups(text)).toEqual(expected);
  });

  test('no text is no segment', () => {
    expect(parseSegment('')).toBeNull();
    expect(parseSegment('  ')).toBeNull();
  });

  test.each([
    ['countryCode', 12],
    ['a==1;', 6],
    [';a==1', 1],
    ['a==1,,b==2', 6],
    ['a==1;countryCode=de', 17],
    ['==1', 1],
    ['a==1;1b==2', 6],
  ])('%s is invalid at character %i', (text, position) => {
    expect(() => parseSegment(text)).toThrow(
      expect.objectContaining({ code: 'segment.invalid', params: expect.objectContaining({ position }) }),
    );
  });

  test('it has a length', () => {
    expect(() => parseSegment(`a==${'x'.repeat(9000)}`)).toThrow('longer than 8192');
  });
});

describe('segmentHash', () => {
  test('it stays the same for ever, and is empty for no segment', () => {
    expect(segmentHash('')).toBe('');
    expect(segmentHash('countryCode==de')).toBe(HASH);
    expect(segmentHash('countryCode==df')).not.toBe(HASH);
  });
});

interface Visit {
  country: string | null;
  actions: number;
  type?: number;
  pages?: string[];
}

const columns: Record<string, SegmentColumn<Visit>> = {
  countryCode: { read: (visit) => visit.country },
  actions: { read: (visit) => visit.actions, isMetric: true },
  referrerType: { read: (visit) => visit.type ?? null, values: { 1: 'direct', 2: 'search' } },
  pageUrl: {
    read: (visit) => visit.pages ?? [],
    normalize: (value) => value.replace(/^https?:\/\//, ''),
  },
};
const test1: Visit = { country: 'de', actions: 3, type: 2, pages: ['a.example/x', 'a.example/100%'] };
const nothing: Visit = { country: null, actions: 0 };
const isIn = (text: string, visit: Visit): boolean => {
  const segment = parseSegment(text);
  return segment !== null && toPredicate(segment, (name) => columns[name])(visit);
};

describe('toPredicate', () => {
  test.each([
    ['countryCode==DE', true, false],
    ['countryCode!=de', false, true],
    ['countryCode==', false, true],
    ['countryCode!=', true, false],
    ['countryCode=@d', true, false],
    ['countryCode!@d', false, true],
    ['countryCode=^e', false, false],
    ['countryCode=$e', true, false],
    ['actions>2', true, false],
    ['actions>=3', true, false],
    ['actions<3', false, true],
    ['actions<=3', true, true],
    ['actions==3.0', true, false],
    ['actions!=3', false, true],
    ['referrerType==search', true, false],
    ['referrerType==2', true, false],
    ['referrerType!=search', false, true],
    ['referrerType=@sea', true, false],
    ['pageUrl==http://a.example/x', true, false],
    ['pageUrl!=http://a.example/x', false, true],
    ['pageUrl=@100%25', true, false],
    ['pageUrl==', false, true],
    ['countryCode==at,countryCode==de;actions>2', true, false],
    ['countryCode==at,actions>2', true, false],
    ['countryCode==de;actions>5', false, false],
  ])('%s', (text, first, second) => {
    expect([isIn(text, test1), isIn(text, nothing)]).toEqual([first, second]);
  });

  test.each([
    ['mood==good', 'no segment named mood'],
    ['actions>many', "not with 'many'"],
    ['countryCode>de', 'needs a number'],
  ])('%s is invalid', (text, reason) => {
    expect(() => isIn(text, nothing)).toThrow(reason);
  });
});
