import crawlers from 'crawler-user-agents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternIndex, requiredText } from '@main/core/import/classify/PatternIndex';

describe('requiredText', () => {
  it.each([
    ['Googlebot\\/', 'Googlebot/'],
    ['AdsBot-Google([^-]|$)', 'AdsBot-Google'],
    ['S[eE][mM]rushBot', 'rushBot'],
    ['[wW]get', 'get'],
    ['colou?r-bot', 'r-bot'],
    ['a+bc(de|fg)hij', 'hij'],
    ['x{2,3}yz', 'yz'],
    ['Chirp|gotosocial', ''],
    ['a\\.b', 'a'],
  ])('%s', (pattern, expected) => {
    expect(requiredText(pattern)).toBe(expected);
  });

  it('is in every example that a crawler pattern matches', () => {
    for (const { pattern, instances } of crawlers) {
      const matching = instances.filter((text) => new RegExp(pattern).test(text));
      for (const text of matching) expect(text, pattern).toContain(requiredText(pattern));
    }
  });
});

describe('PatternIndex', () => {
  const patterns = crawlers.map((crawler) => crawler.pattern);
  const index = new PatternIndex(patterns);
  const expressions = patterns.map((pattern) => new RegExp(pattern));
  const firstOf = (text: string) => expressions.findIndex((expression) => expression.test(text));

  it('finds what testing one pattern after the other finds', () => {
    const examples = crawlers.flatMap((crawler) => crawler.instances);
    const texts = fc.oneof(
      fc.constantFrom(...examples),
      fc.tuple(fc.constantFrom(...examples), fc.constantFrom(...patterns), fc.nat(80)).map(([text, pattern, at]) => {
        return text.slice(0, at) + pattern.replaceAll('\\', '') + text.slice(at);
      }),
      fc.string({ maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(index.find(text)?.index ?? -1).toBe(firstOf(text));
      }),
      { numRuns: 500 },
    );
  });

  it('takes short texts', () => {
    expect(new PatternIndex(['ds9', 'abcd']).find('ds9')?.index).toBe(0);
    expect(new PatternIndex(['ds9', 'abcd']).find('')).toBeNull();
  });
});
