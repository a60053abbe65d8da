import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors';
import { detectFormat } from '@main/core/import/detectFormat';
import { groupSetters } from '@main/core/import/formats/LineRecord';
import { logFormats } from '@main/core/import/formats/logFormats';
import { parseText, toBytes, toLines, type ParsedLine } from './parseText';

const detect = (text: string) => detectFormat(toBytes(text), { path: 'access.log', options: {} });
const everything = { enableBots: true, enableHttpErrors: true, enableHttpRedirects: true };
const tail = '[10/Feb/2026:16:42:07 +0100] "GET /a?b=1 HTTP/1.1" 200 368 "https://ref.example/" "Firefox/140.0"';
const time = '2026-02-10T15:42:07.000Z';
const page = { time, ip: '192.0.2.3', method: 'GET', target: '/a?b=1', status: 200, bytes: 368 };
const agent = { userAgent: 'Firefox/140.0' };
const utc = { ...page, time: '2026-02-10T16:42:07.000Z', ...agent };

const samples: [format: string, line: string, expected: Partial<ParsedLine>][] = [
  ['lighttpd', `192.0.2.3 www.example.com ann ${tail}`, { ...page, host: 'www.example.com', user: 'ann' }],
  ['traefik_clf', `192.0.2.3 - - ${tail} 12 "web@docker" "http://10.0.0.5:80" 3ms`, { ...page, responseTime: 3000 }],
  [
    'squid',
    '1770738127.586    921 192.0.2.3 TCP_MISS/200 368 GET http://www.example.com:80/a?b=1 - DIRECT/203.0.113.4 text/html',
    { ...page, host: 'www.example.com', responseTime: 921_000, referrer: '' },
  ],
  [
    'google_storage',
    '"time_micros","c_ip","c_ip_type"\n"1770741727000000","192.0.2.3","1","","GET","/a?b=1","200","0","368","921000","storage.example.com","","Firefox/140.0","AEn","GET_Object","bucket","a"',
    { ...utc, host: 'storage.example.com', responseTime: 921_000, line: 2 },
  ],
  [
    'google_load_balancer',
    '{"insertId":"1","httpRequest":{"requestMethod":"GET","requestUrl":"https://www.example.com/a?b=1","requestSize":"9","status":200,"responseSize":"368","userAgent":"Firefox/140.0","remoteIp":"192.0.2.3","latency":"0.012s"},"timestamp":"2026-02-10T16:42:07.123456789Z"}',
    { ...utc, host: 'www.example.com', responseTime: 12_000 },
  ],
  [
    'cloudflare_json',
    '{"ClientIP":"192.0.2.3","ClientRequestHost":"www.example.com","ClientRequestMethod":"GET","ClientRequestURI":"/a?b=1","ClientRequestUserAgent":"Firefox/140.0","EdgeEndTimestamp":1770741728000000000,"EdgeResponseBytes":368,"EdgeResponseStatus":200,"EdgeStartTimestamp":1770741727000000000,"EdgeTimeToFirstByteMs":16}',
    { ...utc, host: 'www.example.com', responseTime: 16_000 },
  ],
  [
    'azure_front_door',
    '{"time":"2026-02-10T16:42:07.1234567Z","category":"FrontDoorAccessLog","properties":{"httpMethod":"GET","requestUri":"https://www.example.com:443/a?b=1","responseBytes":"368","userAgent":"Firefox/140.0","clientIp":"192.0.2.3","timeTaken":"0.158","httpStatusCode":"200"}}',
    { ...utc, host: 'www.example.com', responseTime: 158_000 },
  ],
  [
    'azure_app_service',
    '{"time":"2026-02-10T16:42:07Z","category":"AppServiceHTTPLogs","properties":"{\\"CsMethod\\":\\"GET\\",\\"CsUriStem\\":\\"/a\\",\\"CsUriQuery\\":\\"b=1\\",\\"CIp\\":\\"192.0.2.3\\",\\"CsHost\\":\\"www.example.com\\",\\"ScStatus\\":200,\\"ScBytes\\":368,\\"TimeTaken\\":16,\\"UserAgent\\":\\"Firefox/140.0\\"}"}',
    { ...utc, host: 'www.example.com', responseTime: 16_000 },
  ],
  [
    'haproxy',
    '192.0.2.3:55008 [10/Feb/2026:16:42:07.584] web~ app/s1 0/0/0/72/+75 200 368 - - ---- 5/4/0/1/0 0/0 {www.example.com|Firefox} "GET /a?b=1 HTTP/1.1"',
    { ...utc, userAgent: '', responseTime: 75_000 },
  ],
];

describe('a line of a format that Matomo does not know', () => {
  it.each(samples)('%s', (name, line, expected) => {
    expect(detect(line).format).toBe(name);
    const batch = parseText(line, name, everything);
    expect(batch.failed).toBe(0);
    expect(toLines(batch)[0]).toMatchObject(expected);
  });
});

describe.each(logFormats.filter(({ example }) => !example.startsWith('#')))(
  '$name',
  ({ name, example, isNamedOnly, isPlausible }) => {
    it('reads its own example', () => {
      if (isNamedOnly !== true && !isPlausible) expect(detect(example)).toMatchObject({ format: name, share: 1 });
      expect(parseText(example, name, everything)).toMatchObject({ rows: 1, failed: 0 });
    });
  },
);

describe('what is kept where the log has it', () => {
  it('the languages of Caddy', () => {
    const headers = '"headers":{"Accept-Language":["de-AT,de;q=0.9"],"User-Agent":["Firefox/140.0"]}';
    const line = `{"ts":1770741727.5,"request":{"remote_ip":"192.0.2.3","uri":"/","method":"GET",${headers}},"user_id":"ann","size":1,"status":200,"duration":0.0013,"resp_headers":{}}`;
    expect(toLines(parseText(line, 'caddy_json'))[0]).toMatchObject({
      language: 'de-AT,de;q=0.9',
      user: 'ann',
      responseTime: 1300,
    });
  });

  it.each([
    ['an escaped letter', '/caf\\u00e9', '/café'],
    ['letters beyond a byte', '/\\u6f22', '/漢'],
    ["nginx's bytes", '/caf\\xC3\\xA9', '/café'],
    ['quotes and backslashes', '/a\\"b', '/a"b'],
  ])('%s in JSON', (_what, written, path) => {
    const line = `{"ip":"192.0.2.3","path":"${written}","status":200,"referrer":"-","date":"2026-02-10T16:42:07+02:00"}`;
    expect(toLines(parseText(line, 'nginx_json'))[0]).toMatchObject({ target: path, time: '2026-02-10T14:42:07.000Z' });
  });
});

it('a line that is no request says what it lacks', () => {
  const line =
    '2026-05-13T23:39:43.9Z lb 192.0.2.3:2817 10.0.0.1:80 0.001 0.000028 0.00004 - - 82 305 "- - - " "-" - -';
  expect(parseText(line, 'elb').failures[0]?.reason).toBe('no status');
});

describe('an error log', () => {
  it.each([
    ['Apache', '[Fri Nov 20 10:11:12.123456 2026] [core:error] [pid 9] [client 192.0.2.3:1] AH00126: Invalid URI'],
    ['nginx', '2026/11/20 10:11:12 [error] 9#9: *1 open() "/srv/a" failed (2: No such file), client: 192.0.2.3'],
  ])('of %s is called one', (server, line) => {
    let error: unknown;
    try {
      detect(`${line}\n${line}`);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'format.isErrorLog', params: { server, path: 'access.log' } });
    expect(parseText(line).failures[0]?.reason).toBe('a line of an error log, not of an access log');
  });
});

it('no format throws, loses or invents a line, whatever stands in it', () => {
  const examples = logFormats.map(({ example }) => example);
  const part = fc.oneof(
    fc.constantFrom(
      ...examples,
      '\n',
      '\r\n',
      '"',
      '\\',
      ' ',
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '\0',
      '\t',
      '#Fields: date cs-uri-stem\n',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 8 }),
    fc.constantFrom(...examples).chain((line) => fc.nat(line.length).map((at) => `${line.slice(at)}\n`)),
    fc.constantFrom(...examples).chain((line) => fc.nat(line.length).map((at) => line.slice(0, at))),
  );
  const format = fc.constantFrom(...logFormats.map(({ name }) => name));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), format, (parts, name) => {
      const batch = parseText(parts.join(''), name);
      const left = batch.leftOut.reduce((sum, count) => sum + count, batch.filtered);
      expect(batch.rows + batch.failed + batch.comments + left).toBe(batch.linesRead);
    }),
    { numRuns: 150 },
  );
});

it('the manual names every format', () => {
  const manual = readFileSync('docs/FORMATS.md', 'utf8');
  expect(logFormats.map(({ name }) => name).filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
  expect(Object.keys(groupSetters).filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});
