import { expect, it } from 'vitest';
import { matchesWildcard } from '@main/core/import/matchesWildcard';

it.each([
  ['/a/b/c', '/a/*', true],
  ['/a/b/c', '*/b/*', true],
  ['/a/b/c', '/a/?/c', true],
  ['/a/b/c', '/a/b', false],
  ['/a/b/c', '/A/*', false],
  ['/a/b/c', '*', true],
  ['', '*', true],
  ['', '?', false],
  ['abcabd', 'a*abd', true],
  ['abcabd', 'a*abe', false],
  ['a1', 'a[0-9]', true],
  ['ax', 'a[!0-9]', true],
  ['ax', 'a[xyz]', true],
  ['a-', 'a[x-]', true],
  ['a]', 'a[]]', true],
  ['a[b', 'a[b', true],
  ['a.b', 'a.b', true],
  ['axb', 'a.b', false],
  ['a*b', 'a[*]b', true],
  ['axb', 'a[*]b', false],
])('%s fits %s: %s', (text, pattern, fits) => {
  expect(matchesWildcard(text, pattern)).toBe(fits);
});

it('takes no time on patterns that make backtracking explode', () => {
  expect(matchesWildcard('a'.repeat(5_000), 'a*'.repeat(50) + 'b')).toBe(false);
});
