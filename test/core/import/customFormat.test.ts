import { describe, expect, it } from 'vitest';
import { detectFormat } from '@main/core/import/detectFormat';
import { compileDateFormat } from '@main/core/import/formats/strptime';
import { parseAnyTime } from '@main/core/import/formats/RecordClock';
import type { FormatOptions } from '@main/core/import/formats/LogFormat';
import { runWithin } from '@main/core/runWithin';
import { parseText, toBytes, toLines } from './parseText';

const one = (line: string, options: FormatOptions, format = 'custom') => toLines(parseText(line, format, options))[0];
const detect = (line: string, options: FormatOptions) => detectFormat(toBytes(line), { path: 'a.log', options });
const clf = '192.0.2.3 - ann [10/Feb/2026:16:42:07 +0100] "GET /a?b=1 HTTP/1.1" 200 368';
const read = { ip: '192.0.2.3', target: '/a?b=1', time: '2026-02-10T15:42:07.000Z', status: 200, bytes: 368 };

describe('--log-format', () => {
  it.each([
    ['$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent', clf],
    [
      `log_format main '$remote_addr - $remote_user [$time_local] "$request" ' '$status $body_bytes_sent "$http_x_forwarded_for"';`,
      `${clf} "198.51.100.1, 10.0.0.1"`,
    ],
    [
      'log_format timed $host|$upstream_response_time|$remote_addr|$time_iso8601|$request_uri|$status|$bytes_sent',
      'a.example|0.1, 0.2|192.0.2.3|2026-02-10T16:42:07+01:00|/a?b=1|200|368',
    ],
    [
      '$upstream_response_time $remote_addr $msec $uri $args $status $body_bytes_sent',
      '0.001, 0.002 : 0.003 192.0.2.3 1770738127.123 /a b=1 200 368',
    ],
    [
      `log_format j escape=json '{"a":"$remote_addr","t":"$time_local","r":{"m":"$request"},"s":$status,"b":$body_bytes_sent}';`,
      '{"a":"192.0.2.3","t":"10/Feb/2026:16:42:07 +0100","r":{"m":"GET /a?b=1 HTTP/1.1"},"s":200,"b":368}',
    ],
    ['%h %l %u %t "%r" %>s %b', clf],
    ['LogFormat "%v:%p %h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\"" vhost', `a.example:80 ${clf} "-"`],
    ['%a %{%Y-%m-%d %H:%M:%S %z}t %m %U%q %s %B', '192.0.2.3 2026-02-10 16:42:07 +0100 GET /a?b=1 200 368'],
    ['%a %{%Y-%m-%d}t %{%H:%M:%S%z}t %m %U%q %s %B', '192.0.2.3 2026-02-10 16:42:07+0100 GET /a?b=1 200 368'],
  ])('%s', (logFormat, line) => {
    expect(detect(line, { logFormat })).toMatchObject({ format: 'custom', share: 1 });
    expect(one(line, { logFormat })).toMatchObject(read);
  });

  it('keeps times and languages', () => {
    const logFormat = '%h %t "%r" %s %D "%{Accept-Language}i" "%{User-Agent}i"';
    const line = '192.0.2.3 [10/Feb/2026:16:42:07 +0100] "GET / HTTP/1.1" 200 1234 "de-AT" "Firefox/140.0"';
    expect(one(line, { logFormat })).toMatchObject({
      responseTime: 1234,
      language: 'de-AT',
      userAgent: 'Firefox/140.0',
    });
  });

  it.each([
    ['$status $request', 'format.groupMissing'],
    ['no variables', 'format.lineInvalid'],
    ['{"a":"$remote_addr"', 'format.lineInvalid'],
  ])('%s is refused', (logFormat, code) => {
    expect(() => detect(clf, { logFormat })).toThrow(expect.objectContaining({ code }));
  });
});

describe('--log-format-regex', () => {
  it('takes an expression of Python', () => {
    const logFormatRegex =
      '(?P<ip>\\S+) \\S+ (?P<userid>\\S+) \\[(?P<date>.*?)\\] "\\S+ (?P<path>\\S+) [^"]*" (?P<status>\\d+) (?P<length>\\S+)';
    expect(one(clf, { logFormatRegex })).toMatchObject({ ...read, user: 'ann' });
    expect(detect(clf, { logFormatRegex }).preview).toMatchObject({ ip: '192.0.2.3', path: '/a?b=1' });
    expect(parseText('nonsense', 'custom', { logFormatRegex }).failures[0]?.reason).toBe(
      'not matched by the regular expression',
    );
  });

  it.each([
    ['(?P<ip>', 'format.regexInvalid'],
    ['(?P<ip>\\S+)', 'format.groupMissing'],
  ])('%s is refused', (logFormatRegex, code) => {
    expect(() => detect(clf, { logFormatRegex })).toThrow(expect.objectContaining({ code }));
  });

  it('that never ends is stopped', () => {
    const endless = () => void /^(a+)+$/.test(`${'a'.repeat(60)}b`);
    expect(() => runWithin(0.05, endless)).toThrow(expect.objectContaining({ code: 'format.tooSlow' }));
    expect(() => runWithin(1, () => JSON.parse('{'))).toThrow(SyntaxError);
  });
});

it('--log-format-json finds its way', () => {
  const logFormatJson = ['ip=client.address', 'date=@timestamp', 'url=http.url', 'status=http.status'];
  const line =
    '{"@timestamp":1770738127000,"client":{"address":"192.0.2.3"},"http":{"url":"https://a.example/a?b=1","status":200}}';
  expect(one(line, { logFormatJson })).toMatchObject({ ...read, bytes: -1, host: 'a.example' });
  expect(() => detect(line, { logFormatJson: ['address=a'] })).toThrow(/no field named address.*user_agent/);
});

describe('--ignore-groups', () => {
  it('takes fields away', () => {
    const options = { ignoreGroups: ['userid', 'length', 'host'] };
    expect(one(`a.example ${clf}`, options, 'common_vhost')).toMatchObject({ user: '', bytes: -1, host: '' });
    expect(detect(`a.example ${clf}`, options)).toMatchObject({ format: 'common_vhost', hasHost: false });
  });
});

describe('times', () => {
  it.each([
    ['%d/%b/%Y:%H:%M:%S %z', '10/Feb/2026:16:42:07 +0100', 1770738127],
    ['%B - %d, %Y:%H:%M:%S', 'February - 10, 2026:16:42:07', 1770741727],
    ['%Y-%m-%dT%T.%f', '2026-02-10T16:42:07.123', 1770741727],
    ['%m/%d/%y %I:%M:%S %p', '02/10/26 04:42:07 PM', 1770741727],
    ['%s', '1770741727', 1770741727],
    ['%H:%M 100%%', 'no', NaN],
    ['%d.%m.%Y', '31.02.2026', NaN],
  ])('%s', (pattern, text, seconds) => {
    expect(compileDateFormat(pattern)(text)).toBe(seconds);
  });

  it('of an unknown directive are refused', () => {
    expect(() => compileDateFormat('%Q')).toThrow(/%Q is unknown/);
  });

  it.each([
    ['2026-02-10T16:42:07+01:00', 1770738127],
    ['2026-02-10 16:42:07', 1770741727],
    ['10/Feb/2026:16:42:07', 1770741727],
    ['1770741727', 1770741727],
    ['1770741727000', 1770741727],
    ['1770741727000000', 1770741727],
    ['1770741727000000000', 1770741727],
    ['2026-02-30 16:42:07', NaN],
    ['yesterday', NaN],
  ])('of any kind: %s', (text, seconds) => {
    expect(parseAnyTime(text)).toBe(seconds);
  });
});
