import { expect, it } from 'vitest';
import { openTitles } from '@main/core/tracker/titleFinder';

const titleOf = openTitles([
  { pattern: '/shop/*', title: 'Shop' },
  { pattern: '/shop/oak/', title: 'Oak' },
  { pattern: '/search?q=*', title: 'Search' },
  { pattern: 'https://www.blog.example.com/', title: 'Blog' },
  { pattern: '/', title: 'Home' },
  { pattern: '/caf%C3%A9', title: 'Café' },
  { pattern: '*.html', title: 'A page of old' },
  { pattern: '/a[b]?x=*', title: 'Brackets' },
]);

it.each([
  ['https://example.com/shop/oak', 'Oak'],
  ['http://www.example.com/shop/oak/?x=1', 'Oak'],
  ['https://example.com/shop/elm/tall', 'Shop'],
  ['https://example.com/shop', ''],
  ['https://example.com/search?q=oak', 'Search'],
  ['https://example.com/search', ''],
  ['https://example.com', 'Home'],
  ['https://example.com/#top', 'Home'],
  ['http://blog.example.com/', 'Blog'],
  ['https://example.com/café', 'Café'],
  ['https://example.com/old/x.html?y', 'A page of old'],
  ['https://example.com/a[b]?x=1', 'Brackets'],
  ['https://example.com/ab?x=1', ''],
  ['https://example.com/%E0%A4%A', ''],
])('%s', (url, title) => {
  expect(titleOf(url)).toBe(title);
});

it('is quick, however long an address is', () => {
  const slow = openTitles([{ pattern: '*a*a*a*a*b', title: 'Never' }]);
  expect(slow(`https://example.com/${'a'.repeat(1000)}`)).toBe('');
  expect(openTitles([])('https://example.com/')).toBe('');
});
