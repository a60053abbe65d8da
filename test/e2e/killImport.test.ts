import { expect, test } from 'vitest';
import { killRounds } from '../robust/killRounds';

test('an import that is killed again and again ends as one that nobody disturbs', { timeout: 240_000 }, async () => {
  const { kills, wrongs, completed } = await killRounds({ kills: 3, lines: 12_000, seed: 7, say: () => undefined });
  expect(wrongs).toEqual([]);
  expect(kills).toBe(3);
  expect(completed).toBeGreaterThan(0);
});
