import { expect, it } from 'vitest';
import { findGaps, type HourCount } from '@main/core/quality/findGaps';

/** Hours from 0 on with so many lines each; 0 stands for an hour without. */
function hours(...lines: number[]): HourCount[] {
  return lines.flatMap((count, hour): HourCount[] => (count > 0 ? [[hour, count]] : []));
}

const times = (count: number, lines: number): number[] => Array.from({ length: count }, () => lines);

it('finds nothing where there is nothing, and nothing missing in a log without holes', () => {
  expect(findGaps([])).toEqual([]);
  expect(findGaps(hours(5))).toEqual([]);
  expect(findGaps(hours(50, 60, 40))).toEqual([]);
});

it('weighs a hole in a short log against what came right before and after', () => {
  expect(findGaps(hours(500, 0, 0, 400))).toEqual([{ from: 1, until: 3, expected: 800 }]);
  expect(findGaps(hours(500, 3, 0, 0, 2, 400))).toEqual([]);
});

it('weighs an hour against the same hour of the other days', () => {
  const day = [...times(8, 0), ...times(16, 40)];
  const week = Array.from({ length: 7 }, () => day);
  const broken = week.map((lines, i) => (i === 3 ? lines.map((count, hour) => (hour === 12 ? 0 : count)) : lines));
  expect(findGaps(hours(...week.flat()))).toEqual([]);
  expect(findGaps(hours(...broken.flat()))).toEqual([{ from: 84, until: 85, expected: 40 }]);
});

it('knows a quiet site by its days: one silent day is nothing, four are a gap', () => {
  const day = [0, 5, ...times(18, 0), 5, 0, 0, 0];
  const silence = (days: number) => hours(...times(8, 0).flatMap(() => day), ...times(days * 24, 0), ...day, ...day);
  expect(findGaps(silence(1))).toEqual([]);
  expect(findGaps(silence(4))).toEqual([{ from: 7 * 24 + 21, until: 12 * 24 + 1, expected: 42 }]);
});

it('tells how much is missing of a stretch that is longer than what is known around it', () => {
  expect(findGaps(hours(...times(24, 10), ...times(240, 0), ...times(24, 10)))).toEqual([
    { from: 24, until: 264, expected: 2400 },
  ]);
});
