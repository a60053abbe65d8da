import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf, mergeSketches, quantileOf, RELATIVE_ERROR, sketchOf } from '@shared/sketch/quantileSketch';

const values = fc.array(fc.oneof(fc.nat(20), fc.nat(10_000_000), fc.maxSafeNat()), { maxLength: 300 });

test('what a sketch says of a quantile is within its error of the exact one', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, quantile) => {
      fc.pre(all.length > 0);
      const exact = [...all].sort((a, b) => a - b)[Math.max(0, Math.ceil(quantile * all.length) - 1)] as number;
      const said = quantileOf(sketchOf(all), quantile) as number;
      expect(Math.abs(said - exact)).toBeLessThanOrEqual(exact * (RELATIVE_ERROR + 1e-9));
    }),
  );
});

test('sketches of parts add up to the sketch of all, in any order', () => {
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      const [x, y, z] = [a, b, c].map(sketchOf) as [string, string, string];
      const whole = sketchOf([...a, ...b, ...c]);
      expect(mergeSketches(mergeSketches(x, y), z)).toBe(whole);
      expect(mergeSketches(x, mergeSketches(z, y))).toBe(whole);
      expect(countOf(whole)).toBe(a.length + b.length + c.length);
    }),
  );
});

test('every count and every bucket is kept', () => {
  const sketch = sketchOf([0, 0, 1, ...Array<number>(40_000).fill(2 ** 53)]);
  expect(countOf(sketch)).toBe(40_003);
  expect([0, 0.00003, 0.00006].map((quantile) => Math.round(quantileOf(sketch, quantile) as number))).toEqual([
    0, 0, 1,
  ]);
  expect((quantileOf(sketch, 1) as number) / 2 ** 53).toBeCloseTo(1, 1);
});

test('nothing has no quantile', () => {
  expect([quantileOf('', 0.5), countOf(''), mergeSketches('', sketchOf([7])) === sketchOf([7])]).toEqual([
    null,
    0,
    true,
  ]);
});

test('ten thousand values that spread over a factor of ten take a few hundred characters', () => {
  const spread = Array.from({ length: 10_000 }, (_, i) => 20_000 + i * 18);
  expect(sketchOf(spread).length).toBeLessThan(450);
});
