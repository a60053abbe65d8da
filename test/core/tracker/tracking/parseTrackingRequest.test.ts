import { describe, expect, it } from 'vitest';
import { parseTrackingRequest, toNumber } from '@main/core/tracker/tracking/parseTrackingRequest';

describe('a tracking request', () => {
  it('has the last value of each parameter, decoded; an empty one is none', () => {
    const request = parseTrackingRequest('/matomo.php?a=1&a=2%20x+y&b=&c&=d&e[f][g]=h&i%5B%5D=j&k=%E4&l=m=n&');
    const names = ['a', 'b', 'c', '', 'e[f][g]', 'i[]', 'k', 'l'];
    expect(names.map((name) => request.text(name))).toEqual(['2 x y', '', '', '', 'h', 'j', 'ä', 'm=n']);
    expect([...request.names]).toEqual(['a', 'e[f][g]', 'i[]', 'k', 'l']);
  });

  it('is empty without a query', () => {
    expect(parseTrackingRequest('/matomo.php').isEmpty).toBe(true);
    expect(parseTrackingRequest('').isEmpty).toBe(true);
  });

  it('has numbers, counts and JSON where they are such', () => {
    const request = parseTrackingRequest('/?n=-1.5&c=7.9&j={"1":["a"]}&x=1e999&h=0x10');
    expect([request.number('n'), request.count('n'), request.count('c')]).toEqual([-1.5, null, 7]);
    expect([request.json('j'), request.json('n'), request.json('none')]).toEqual([{ 1: ['a'] }, -1.5, null]);
    expect([request.number('x'), request.number('h'), request.number('none')]).toEqual([null, null, null]);
    expect([toNumber(3), toNumber(NaN), toNumber([1])]).toEqual([3, null, null]);
  });
});
