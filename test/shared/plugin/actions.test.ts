import { pathOf, toFullUrl, toStoredUrl } from '@shared/plugin/actions';
import { expect, it } from 'vitest';

it('puts prefixes back', () => {
  expect(toFullUrl('example.com/a', 3)).toBe('https://www.example.com/a');
  expect(toFullUrl('example.com/a', 0)).toBe('http://example.com/a');
  expect(toFullUrl('keyword', null)).toBe('keyword');
});

it('takes prefixes off', () => {
  expect(toStoredUrl('HTTPS://www.example.com/a')).toBe('example.com/a');
  expect(toStoredUrl('example.com/http://a')).toBe('example.com/http://a');
});

it.each([
  ['/a/b?c=/d', '/a/b'],
  ['/a#b?c', '/a'],
  ['?a', ''],
])('finds the path of %s', (target, path) => expect(pathOf(target)).toBe(path));
