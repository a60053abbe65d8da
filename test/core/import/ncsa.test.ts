import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClfTime } from '@main/core/import/formats/ClfClock';
import { combined, parseText, toLines } from './parseText';

const logs = '../shared/data/logs';
const one = (text: string, format?: string) => toLines(parseText(text, format))[0];
const reasonOf = (text: string, format?: string) => parseText(text, format).failures[0]?.reason;

describe('a combined line', () => {
  it('is read field by field', () => {
    const text =
      '2001:db8::1 ident ann [31/Dec/2025:23:59:60 -0230] "POST /a b?q=1 HTTP/2.0" 206 5000000000 ' +
      '"https://example.org/" "curl/8.5.0" 0.003';
    expect(one(text)).toEqual({
      time: '2026-01-01T02:30:00.000Z',
      ip: '2001:db8::1',
      user: 'ann',
      language: '',
      host: '',
      method: 'POST',
      target: '/a b?q=1',
      status: 206,
      bytes: 5_000_000_000,
      responseTime: 3000,
      referrer: 'https://example.org/',
      userAgent: 'curl/8.5.0',
      fate: 'bots',
      isDownload: false,
      protocol: 'HTTP/2',
      extra: {},
      line: 1,
    });
  });

  it('may ask for nothing', () => {
    const line = one('192.0.2.1 - - [10/Feb/2026:00:00:00 +0000] "GET  HTTP/1.1" 400 300 "-" "-"');
    expect(line).toMatchObject({ method: 'GET', target: '', protocol: 'HTTP/1.1', status: 400 });
  });

  it('has empty texts for dashes, and -1 for a length that is none', () => {
    const line = one('192.0.2.* - - [10/Feb/2026:00:00:00 +0000] "BREW / HTTP/1.1" 200 - "-" "-"');
    expect(line).toMatchObject({ ip: '192.0.2.*', user: '', bytes: -1, referrer: '', userAgent: '', method: 'other' });
  });

  it('may hold quotes, escaped or not, and backslashes before the end of a field', () => {
    const head = '192.0.2.1 - - [10/Feb/2026:16:42:07 +0000]';
    expect(one(`${head} "GET /\\"x\\" HTTP/1.1" 200 1 "-" "a \\"b\\" c"`)).toMatchObject({
      target: '/"x"',
      userAgent: 'a "b" c',
    });
    expect(one(`${head} "GET /"x" HTTP/1.1" 200 1 "http://a/"b"" "c"`)).toMatchObject({
      target: '/"x"',
      referrer: 'http://a/"b"',
      userAgent: 'c',
    });
    expect(one(`${head} "GET / HTTP/1.1" 200 1 "-" "ends in \\"`)?.userAgent).toBe('ends in \\');
  });

  it('may be wrapped in quotes as a whole', () => {
    expect(one(`"${combined({ agent: 'w3af.org' }).trim()}"`)).toMatchObject({
      ip: '192.0.2.1',
      userAgent: 'w3af.org',
    });
  });

  it('has its escaped bytes decoded where they are text', () => {
    expect(one(combined({ target: '/caf\\xC3\\xA9' }))?.target).toBe('/café');
    expect(one(combined({ target: '/caf\\xE9' }))?.target).toBe('/caf\\xE9');
    expect(one(combined({ agent: 'a\\\\x41' }))?.userAgent).toBe('a\\x41');
  });

  it('keeps a broken UTF-8 byte as one character', () => {
    expect(one(combined({ target: '/caf\xe9' }))?.target).toBe('/café');
    expect(one(combined({ target: '/caf\xc3\xa9' }))?.target).toBe('/café');
  });
});

describe('a host in front', () => {
  it.each([
    ['WWW.Example.COM.:8443', 'www.example.com'],
    ['site_1.example.com', 'site_1.example.com'],
  ])('%s', (written, host) => {
    const rest = '192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 1';
    expect(one(`${written} ${rest}`, 'common_vhost')).toMatchObject({ host, ip: '192.0.2.1' });
  });
});

describe('a line that is not understood', () => {
  const head = '192.0.2.1 - - [10/Feb/2026:16:42:07 +0000]';
  it.each([
    ['no address', 'hello, world'],
    ['no date in brackets', '192.0.2.1 - - 10/Feb/2026'],
    ['not a date', '192.0.2.1 - - [31/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 1 "-" "-"'],
    ['not a date', '192.0.2.1 - - [10/Feb/2026:24:42:07 +0000] "GET / HTTP/1.1" 200 1 "-" "-"'],
    ['not a date', '192.0.2.1 - - [10/Feb/2026:16:42:07] "GET / HTTP/1.1" 200 1 "-" "-"'],
    ['no request line', `${head} "-" 408 0 "-" "-"`],
    ['no request line', `${head} "" 400 0 "-" "-"`],
    ['no request line', `${head} "GET /" 200 1 "-" "-"`],
    ['no request line', `${head} "\\x16\\x03\\x01" 400 166 "-" "-"`],
    ['no status and length after the request', `${head} "GET / HTTP/1.1" 2000000 1 "-" "-"`],
    ['no referrer and user agent', `${head} "GET / HTTP/1.1" 200 1`],
    ['no referrer and user agent', `${head} "GET / HTTP/1.1" 200 1 "-" "Mozilla`],
  ])('%s', (reason, text) => {
    expect(parseText(text)).toMatchObject({ rows: 0, linesRead: 1, failed: 1, failures: [{ line: 1, text }] });
    expect(reasonOf(text)).toBe(reason);
  });

  it('does not harm its neighbours', () => {
    const batch = parseText(`${combined()}oops \\" \\\n${combined()}`);
    expect(batch).toMatchObject({ rows: 2, failed: 1, linesRead: 3 });
    expect([...batch.line]).toEqual([1, 3]);
  });
});

describe('parseClfTime', () => {
  it.each([
    ['+0200', 7200],
    ['+1400', 50400],
    ['+0045', 2700],
    ['-0500', -18000],
    ['-0230', -9000],
    ['-0000', 0],
  ])('zone %s', (zone, offset) => {
    expect(parseClfTime(`01/Jan/1970:00:00:00 ${zone}`)).toBe(-offset || 0);
  });

  it('is what a line gets, whatever line came before', () => {
    const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 20 }), (times) => {
        const seconds = times.map((each) => Math.floor(each.getTime() / 1000));
        const batch = parseText(seconds.map((second) => combined({ time: toClf(second) })).join(''));
        expect([...batch.time]).toEqual(seconds);
      }),
    );
  });
});

it('never throws, loses or invents a line', () => {
  const hostile = fc.array(
    fc.constantFrom(
      '"',
      '\\',
      ' ',
      '\n',
      '\r',
      '\0',
      '[',
      ']',
      '-',
      '\xff',
      '1',
      'GET / HTTP/1.1',
      '" 200 1 "',
      combined(),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(
      hostile,
      fc.constantFrom('common', 'common_vhost', 'ncsa_extended', 'common_complete'),
      (parts, format) => {
        const batch = parseText(parts.join(''), format);
        const left = batch.leftOut.reduce((sum, count) => sum + count, batch.filtered);
        expect(batch.rows + batch.failed + batch.comments + left).toBe(batch.linesRead);
      },
    ),
  );
});

describe.skipIf(!existsSync(logs))('real logs', () => {
  it('semicomplete: every line but the one that was cut off', () => {
    const batch = parseText(readFileSync(`${logs}/semicomplete-2015-05.log`, 'latin1'));
    expect(batch).toMatchObject({ linesRead: 10_000, rows: 9_999, failed: 1, comments: 0, filtered: 0 });
    expect(batch.failures[0]).toMatchObject({ line: 8899, reason: 'no referrer and user agent' });
  });

  it.each(['attack-acunetix', 'attack-w3af'])('%s: hostile text in every field', (name) => {
    const text = readFileSync(`${logs}/${name}.log`, 'latin1');
    const batch = parseText(text);
    expect(batch.linesRead).toBe(text.trimEnd().split('\n').length);
    expect(batch.failed / batch.linesRead).toBeLessThan(0.02);
  });

  it('the common format reads a combined line', () => {
    const text = readFileSync(`${logs}/formats/ncsa_extended.log`, 'latin1');
    expect(one(text, 'common')).toMatchObject({ ip: '1.2.3.4', status: 301, bytes: 368, userAgent: '' });
  });
});

function toClf(second: number): string {
  const [, day, month, year, clock] =
    /^\w+, (\d\d) (\w+) (\d+) ([\d:]+)/.exec(new Date(second * 1000).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${clock} +0000`;
}
