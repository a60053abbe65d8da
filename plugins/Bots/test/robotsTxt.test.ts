import { describe, expect, it, test } from 'vitest';
import { toPathPattern } from '../pathPattern';
import { parseRobotsTxt } from '../robotsTxt';

const file = `\uFEFF# all but two
User-Agent: *
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 10

user-agent: GPTBot/1.1
User-agent: ClaudeBot   # the same
Sitemap: https://example.com/sitemap.xml
Disallow: /

User-agent: Googlebot
Disallow: /search
Disallow:

User-agent: googlebot
Disallow: /cart
`;

describe('robots.txt', () => {
  const robots = parseRobotsTxt(file);
  it.each([
    ['bingbot', '/', true],
    ['bingbot', '/private/a', false],
    ['bingbot', '/private/open/b', true],
    ['bingbot', '/private', true],
    ['bingbot', '/a/report.pdf', false],
    ['bingbot', '/a/report.pdf?x=1', true],
    ['GPTBot', '/', false],
    ['GPTBot', '/robots.txt', true],
    ['ClaudeBot', '/anything?at=all', false],
    ['ClaudeBotany', '/anything', true],
    ['Googlebot', '/private/a', true],
    ['Googlebot', '/search?q=1', false],
    ['Googlebot', '/cart', false],
    ['Googlebot-Image', '/cart', false],
    ['Googlebots', '/cart', true],
  ])('%s %s: %s', (bot, target, expected) => {
    expect(robots.allows(bot, target)).toBe(expected);
  });

  it.each(['', 'Disallow: /', 'User-agent: *\nNoindex: /', '<html>not found</html>', 'User-agent: \nDisallow: /'])(
    'forbids nothing where it says nothing: %j',
    (text) => {
      expect(parseRobotsTxt(text).allows('bingbot', '/a')).toBe(true);
    },
  );

  it('ends lines in any way', () => {
    expect(parseRobotsTxt('User-agent: *\rDisallow: /a').allows('bingbot', '/a')).toBe(false);
    expect(parseRobotsTxt('User-agent: *\r\nDisallow: /a').allows('bingbot', '/a')).toBe(false);
  });

  it('lets the longer rule win, and of two as long the one that allows', () => {
    const both = parseRobotsTxt('User-agent: *\nDisallow: /page\nAllow: /page\nDisallow: /page/x');
    expect([both.allows('b', '/page'), both.allows('b', '/page/x')]).toEqual([true, false]);
  });
});

// The examples of RFC 9309, 2.2.2, and of wildcards.
test.each([
  ['/foo/bar?baz=quz', '/foo/bar?baz=quz', true],
  ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar', false],
  ['/foo/bar/ツ', '/foo/bar/%E3%83%84', true],
  ['/foo/bar/%e3%83%84', '/foo/bar/%E3%83%84', true],
  ['/foo/bar/%62%61%7A', '/foo/bar/baz', true],
  ['/fish*', '/fishheads/catfish.php?parameters', true],
  ['/fish*', '/Fish', false],
  ['/*.php', '/folder/any.php.file.html', true],
  ['/*.php$', '/folder/filename.php', true],
  ['/*.php$', '/filename.php?parameters', false],
  ['/*.php$', '/a.php/b.php', true],
  ['/fish*.php', '/fishheads/catfish.php?parameters', true],
  ['/a*a$', '/a', false],
  ['/$', '/', true],
  ['/$', '/a', false],
  ['*', '/a', true],
  ['/a**b', '/axb', true],
  ['/\ud800', '/\ud800', true],
])('the rule %s on %s: %s', (rule, target, expected) => {
  expect(toPathPattern(rule).matches(target)).toBe(expected);
});

test('no rule takes long', () => {
  const rule = toPathPattern(`/${'*a'.repeat(2000)}$`);
  expect(rule.matches(`/${'a'.repeat(100_000)}b`)).toBe(false);
});
