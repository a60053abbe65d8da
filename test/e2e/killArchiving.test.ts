import { expect, test } from 'vitest';
import { killArchiving } from '../robust/killArchiving';

test('archiving and shrinking that are killed leave nothing half done', { timeout: 240_000 }, async () => {
  const kills = { archiving: 2, shrinking: 1 };
  const result = await killArchiving({ kills, lines: 6_000, seed: 3, say: () => undefined });
  expect(result.wrongs).toEqual([]);
  expect(result.kills).toEqual(kills);
  expect(result.reports).toBeGreaterThan(0);
});
