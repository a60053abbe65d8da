import { describe, expect, test } from 'vitest';
import type { Plugin, VisitDimension } from '@shared/plugin';
import { guardPlugin } from '@main/core/plugin/guardPlugin';
import { PluginWatch } from '@main/core/plugin/PluginWatch';

const newWatch = () => new PluginWatch(new SharedArrayBuffer(8));
const plugin = (rest: Partial<Plugin>): Plugin => ({
  manifest: { name: 'Weather', version: '1.0.0', description: 'x' },
  lang: {},
  ...rest,
});

describe('a column holds what it is declared to hold, else unknown', () => {
  const valueOf = (type: VisitDimension['type'], value: () => unknown): unknown => {
    const from = { fact: 'fields', value } as VisitDimension['from'];
    const { dimensions } = guardPlugin(plugin({ dimensions: { rain: { type, from, label: '' } } }), newWatch());
    return (dimensions?.rain?.from.value as () => unknown)();
  };

  test.each<[VisitDimension['type'], unknown, unknown]>([
    ['TEXT', 'wet', 'wet'],
    ['TEXT', 7, null],
    ['TEXT', {}, null],
    ['INTEGER', 7, 7],
    ['INTEGER', 0.5, null],
    ['INTEGER', NaN, null],
    ['INTEGER', 2 ** 60, null],
    ['INTEGER', 1n, null],
    ['INTEGER', '7', null],
    ['REAL', 0.5, 0.5],
    ['REAL', Infinity, null],
    ['REAL', undefined, null],
  ])('%s: %s', (type, value, stored) => {
    expect(valueOf(type, () => value)).toBe(stored);
  });

  test('what throws is unknown', () => {
    const value = (): never => {
      throw new Error('storm');
    };
    expect(valueOf('TEXT', value)).toBeNull();
  });
});

test('while code of a plugin runs the thread says whose, by number, also when they call each other', () => {
  const buffer = new SharedArrayBuffer(8);
  const cells = new Int32Array(buffer);
  const told: (readonly string[])[] = [];
  const watch = new PluginWatch(buffer, (names) => told.push([...names]));
  const seen: (number | undefined)[] = [];
  const look = (): void => void seen.push(cells[0]);
  watch.run('Rain', () => {
    look();
    watch.run('Sun', look);
    look();
  });
  look();
  expect(seen).toEqual([1, 2, 1, 0]);
  expect(told).toEqual([['Rain'], ['Rain', 'Sun']]);
  expect(cells[1]).toBe(4);
  expect(() => watch.run('Sun', () => JSON.parse('{'))).toThrow();
  expect(cells[0]).toBe(0);
});
