import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSegment } from '@shared/segment/formatSegment';
import { parseSegment } from '@shared/segment/parseSegment';
import { segmentOperators } from '@shared/segment/Segment';
import { segmentHash } from '@shared/segment/segmentHash';

const groups = (text: string) =>
  parseSegment(text)?.all.map(({ any }) => any.map(({ name, operator, value }) => [name, operator, value].join('|')));

describe('parseSegment', () => {
  test.each([
    ['countryCode==de', [['countryCode|==|de']]],
    ['a==1,b!=2;c>3', [['a|==|1', 'b|!=|2'], ['c|>|3']]],
    ['a<=1;b>=2;c<3', [['a|<=|1'], ['b|>=|2'], ['c|<|3']]],
    ['a=@x;b!@y;c=^z;d=$w', [['a|=@|x'], ['b|!@|y'], ['c|=^|z'], ['d|=$|w']]],
    ['a!^x,b!$y', [['a|!^|x', 'b|!$|y']]],
    ['a==', [['a|==|']]],
    ['a==one\\;two\\,three', [['a|==|one;two,three']]],
    ['a==%2Fpath%3Fx%3D1', [['a|==|/path?x=1']]],
    ['a==tree+rings%2B', [['a|==|tree rings+']]],
    ['pageUrl==http%253A%252F%252Fa.example', [['pageUrl|==|http%3A%2F%2Fa.example']]],
    ['a==100%', [['a|==|100%']]],
    ['a==100%25%ff', [['a|==|100%25%ff']]],
    ['a%3D%3Dx%3Bb%3D%3Dy', [['a|==|x'], ['b|==|y']]],
    ['a==x==y', [['a|==|x==y']]],
    ['a==x\\', [['a|==|x\\']]],
    [' a == x ', [['a|==| x']]],
  ])('%s', (text, expected) => {
    expect(groups(text)).toEqual(expected);
  });

  test('no text is no segment', () => {
    expect(parseSegment('')).toBeNull();
    expect(parseSegment('  ')).toBeNull();
  });

  test.each([
    ['countryCode', 12, 'one of == != <= < >= > =@ !@ =^ !^ =$ !$ is expected after countryCode'],
    ['a==1;', 6, 'a condition such as countryCode==de is expected here'],
    [';a==1', 1, 'a condition such as countryCode==de is expected here'],
    ['a==1,,b==2', 6, 'a condition such as countryCode==de is expected here'],
    ['a==1;countryCode=de', 17, 'one of == != <= < >= > =@ !@ =^ !^ =$ !$ is expected after countryCode'],
    ['==1', 1, "a segment's name is expected here"],
    ['a==1; 1b==2', 7, "a segment's name is expected here"],
  ])('%s is invalid at character %i', (text, position, reason) => {
    expect(() => parseSegment(text)).toThrow(
      expect.objectContaining({
        code: 'segment.invalid',
        params: { position, reason, near: text.slice(position - 1, position + 19) },
      }),
    );
  });

  test('it has a length', () => {
    expect(() => parseSegment(`a==${'x'.repeat(9000)}`)).toThrow('longer than 8192');
  });

  test('segments that say the same have the same text', () => {
    expect(parseSegment(' city == São%20Paulo;a==b\\,c')?.text).toBe('city==%20S%C3%A3o%20Paulo;a==b%2Cc');
    expect(parseSegment('city==S%C3%A3o+Paulo')?.text).toBe(parseSegment('city==São Paulo')?.text);
    expect(parseSegment('a==b')?.text).not.toBe(parseSegment('a==b', 'action')?.text);
  });
});

describe('formatSegment', () => {
  const condition = fc.record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.]{0,12}$/),
    operator: fc.constantFrom(...segmentOperators),
    value: fc.string({ unit: fc.constantFrom('a', 'Ü', ';', ',', '\\', '%', '+', '=', ' ', '&', '2', 'C', '🌲') }),
  });
  const anyGroup = fc.record({ any: fc.array(condition, { minLength: 1, maxLength: 4 }) });
  const segment = fc.array(anyGroup, { minLength: 1, maxLength: 4 });

  test('what it writes is read back as it was', () => {
    fc.assert(
      fc.property(segment, (all) => {
        const read = parseSegment(formatSegment(all));
        const plain = read?.all.map(({ any }) => ({
          any: any.map(({ name, operator, value }) => ({ name, operator, value })),
        }));
        expect(plain).toEqual(all);
      }),
    );
  });

  test('what was read is written as it was, and equals itself', () => {
    fc.assert(
      fc.property(segment, (all) => {
        const text = formatSegment(all);
        expect(formatSegment(parseSegment(text)?.all ?? [])).toBe(text);
      }),
    );
  });

  test('any text is read or refused with a sentence', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '=', '!', '<', '@', ';', ',', '\\', '%', '2', 'ß') }),
        (text) => {
          try {
            const read = parseSegment(text);
            if (read) expect(parseSegment(read.text)?.text).toBe(read.text);
          } catch (error) {
            expect(error).toMatchObject({ code: 'segment.invalid' });
          }
        },
      ),
    );
  });
});

describe('segmentHash', () => {
  test("it is Matomo's: the MD5 of the decoded text; empty for no segment", () => {
    expect(segmentHash('')).toBe('');
    expect(segmentHash('countryCode==de')).toBe('8ed8a79e4fab70fb95c781aa3c6b327e');
    expect(segmentHash('city==S%C3%A3o%20Paulo')).toBe('bb05fe781ccd9324c083c80a297b95c6');
    expect(segmentHash(`pageUrl=@${'x'.repeat(200)}`)).toBe('75fe4510ed1d070da425ee102cc6da37');
  });

  test('a separator in a value is none', () => {
    expect(segmentHash('a==b%3Bc==d')).not.toBe(segmentHash('a==b;c==d'));
  });
});
