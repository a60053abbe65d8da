import { describe, expect, it } from 'vitest';
import { toProtocolCode } from '@main/core/import/protocolCode';
import { protocols } from '@main/core/import/ParsedBatch';
import type { ExtraFact } from '@main/core/tracker/extraFact';
import { combined, parseText, toLines } from './parseText';

interface Told {
  protocol?: string;
  language?: string;
  extra?: ExtraFact;
}

const clf = '192.0.2.3 - - [10/Feb/2026:16:42:07 +0000] "GET /a HTTP/1.1" 200 5';
const w3c = (columns: string, values: string) =>
  `#Fields: date time c-ip cs-uri-stem sc-status ${columns}\n2026-02-10 16:42:07 192.0.2.3 /a 200 ${values}`;

const lines: Readonly<Record<string, [format: string, line: string, told: Told]>> = {
  combined: ['ncsa_extended', combined(), { protocol: 'HTTP/1.1', extra: {} }],
  "nginx's main": [
    'ncsa_extended',
    combined().replace('\n', ' "198.51.100.7, 10.0.0.1"\n'),
    { extra: { forwarded: '198.51.100.7, 10.0.0.1' } },
  ],
  'no forwarded address': ['ncsa_extended', combined().replace('\n', ' "-"\n'), { extra: {} }],
  'another text behind the user agent': ['ncsa_extended', combined().replace('\n', ' "gzip, 1.5"x\n'), { extra: {} }],
  'W3C extended': [
    'w3c_extended',
    w3c('cs-version x-forwarded-for x-cache cs(Accept-Language)', 'HTTP/2.0 198.51.100.7 HIT de'),
    { protocol: 'HTTP/2', language: 'de', extra: { forwarded: '198.51.100.7', cache: 'HIT' } },
  ],
  IIS: [
    'iis',
    w3c('sc-win32-status cs-version X-Forwarded-For', '0 HTTP/1.1 198.51.100.7'),
    { protocol: 'HTTP/1.1', extra: { forwarded: '198.51.100.7' } },
  ],
  CloudFront: [
    'amazon_cloudfront',
    w3c('x-edge-location x-edge-result-type cs-protocol-version x-forwarded-for', 'FRA2 Miss HTTP/3.0 -'),
    { protocol: 'HTTP/3', extra: { cache: 'Miss' } },
  ],
  'CloudFront RTMP': [
    'amazon_cloudfront',
    w3c('x-edge-location x-event x-sname', 'FRA2 play my%20video'),
    { extra: { event: { category: 'cloudfront_rtmp', action: 'play', name: 'my%20video' } } },
  ],
  ELB: [
    'elb',
    'https 2026-01-01T00:55:04.127531Z lb 192.0.2.3:2817 10.0.0.1:80 0.001 0.102 0 200 200 225 24950 "GET https://a.example:443/a HTTP/2.0" "curl" - -',
    { protocol: 'HTTP/2', extra: { upstream: '10.0.0.1:80' } },
  ],
  HAProxy: [
    'haproxy',
    'lb: 192.0.2.3:5 [25/Sep/2026:06:05:27.584] web~ app/s1 0/0/0/72/72 200 7456 - - ---- 5/4/0/1/0 0/0 "GET /a HTTP/1.1"',
    { protocol: 'HTTP/1.1', extra: { upstream: 'app/s1' } },
  ],
  Squid: [
    'squid',
    '1286536309.586    921 192.0.2.68 TCP_HIT/200 507 GET http://a.example/a - DIRECT/203.0.113.4 text/html',
    { extra: { cache: 'TCP_HIT', upstream: 'DIRECT/203.0.113.4' } },
  ],
  'Traefik CLF': [
    'traefik_clf',
    `${clf} "-" "curl" 12 "web@docker" "http://10.0.0.5:80" 3ms`,
    { protocol: 'HTTP/1.1', extra: { upstream: 'http://10.0.0.5:80' } },
  ],
  'Traefik JSON': [
    'traefik_json',
    '{"ClientHost":"192.0.2.3","DownstreamStatus":200,"RequestPath":"/a","RequestProtocol":"HTTP/2.0","ServiceAddr":"10.0.0.5:80","request_X-Forwarded-For":"198.51.100.7","request_Accept-Language":"de","msg":"","level":"info","time":"2026-08-11T11:41:25Z"}',
    { protocol: 'HTTP/2', language: 'de', extra: { forwarded: '198.51.100.7', upstream: '10.0.0.5:80' } },
  ],
  Caddy: [
    'caddy_json',
    '{"ts":1703373474.8,"request":{"client_ip":"192.0.2.3","proto":"HTTP/3.0","uri":"/a","headers":{"X-Forwarded-For":["198.51.100.7"],"Accept-Language":["de"]}},"user_id":"","status":200,"resp_headers":{"X-Cache":["HIT"]}}',
    { protocol: 'HTTP/3', language: 'de', extra: { forwarded: '198.51.100.7', cache: 'HIT' } },
  ],
  'nginx JSON': [
    'nginx_json',
    '{"ip":"192.0.2.3","path":"/a","status":"200","referrer":"-","date":"2026-10-10T16:52:00+02:00","server_protocol":"HTTP/1.0","http_x_forwarded_for":"198.51.100.7","upstream_cache_status":"HIT","upstream_addr":"10.0.0.5:80"}',
    { protocol: 'HTTP/1.0', extra: { forwarded: '198.51.100.7', cache: 'HIT', upstream: '10.0.0.5:80' } },
  ],
  Cloudflare: [
    'cloudflare_json',
    '{"ClientIP":"192.0.2.3","ClientRequestURI":"/a","ClientRequestProtocol":"HTTP/2","CacheCacheStatus":"hit","OriginIP":"10.0.0.5","RequestHeaders":{"accept-language":"de"},"EdgeResponseStatus":200,"EdgeStartTimestamp":"2026-02-10T16:42:07Z"}',
    { protocol: 'HTTP/2', language: 'de', extra: { cache: 'hit', upstream: '10.0.0.5' } },
  ],
  'Azure Front Door': [
    'azure_front_door',
    '{"time":"2026-02-10T16:42:07Z","properties":{"requestUri":"https://a.example/a","clientIp":"192.0.2.3","httpStatusCode":"200","httpVersion":"2.0","cacheStatus":"MISS","originIp":"10.0.0.5:443"}}',
    { protocol: 'HTTP/2', extra: { cache: 'MISS', upstream: '10.0.0.5:443' } },
  ],
  'Azure App Service': [
    'azure_app_service',
    '{"time":"2026-02-10T16:42:07Z","properties":{"CsUriStem":"/a","CIp":"192.0.2.3","ScStatus":200,"Protocol":"HTTP/1.1"}}',
    { protocol: 'HTTP/1.1', extra: {} },
  ],
  'Google load balancers': [
    'google_load_balancer',
    '{"httpRequest":{"requestUrl":"https://a.example/a","status":200,"remoteIp":"192.0.2.3","protocol":"HTTP/1.1","cacheHit":true,"serverIp":"10.0.0.5"},"timestamp":"2026-02-10T16:42:07.1Z"}',
    { protocol: 'HTTP/1.1', extra: { cache: 'HIT', upstream: '10.0.0.5' } },
  ],
};

describe('what lines say beyond the usual', () => {
  it.each(Object.entries(lines))('%s', (_name, [format, line, told]) => {
    expect(toLines(parseText(line, format))[0]).toMatchObject(told);
    const [read] = toLines(parseText(line, format));
    expect(read?.extra).toEqual(told.extra ?? {});
  });

  it.each<[string, string, Told]>([
    [
      '$remote_addr [$time_local] "$request" $status $http_x_forwarded_for $upstream_cache_status $upstream_addr',
      '192.0.2.3 [10/Feb/2026:16:42:07 +0000] "GET /a HTTP/2.0" 200 198.51.100.7, 10.0.0.1 HIT 10.0.0.5:80, 10.0.0.6:80',
      {
        protocol: 'HTTP/2',
        extra: { forwarded: '198.51.100.7, 10.0.0.1', cache: 'HIT', upstream: '10.0.0.5:80, 10.0.0.6:80' },
      },
    ],
    [
      '%h %t "%m %U%q %H" %>s "%{X-Forwarded-For}i" "%{X-Cache}o"',
      '192.0.2.3 [10/Feb/2026:16:42:07 +0000] "GET /a?b=1 HTTP/1.1" 200 "198.51.100.7" "MISS"',
      { protocol: 'HTTP/1.1', extra: { forwarded: '198.51.100.7', cache: 'MISS' } },
    ],
  ])('--log-format %s', (logFormat, line, told) => {
    const [read] = toLines(parseText(line, 'custom', { logFormat }));
    expect(read).toMatchObject(told);
    expect(read?.extra).toEqual(told.extra);
  });

  it('is text, whatever bytes it was', () => {
    const logFormatRegex = '(?P<ip>\\S+) (?P<date>\\S+) (?P<path>\\S+) (?P<event_category>\\S+) (?P<event_action>.*)';
    const line = Buffer.from('192.0.2.3 2026-02-10T16:42:07Z /a Türen öffnen', 'utf8').toString('latin1');
    const [read] = toLines(parseText(line, 'custom', { logFormatRegex }));
    expect(read?.extra).toEqual({ event: { category: 'Türen', action: 'öffnen' } });
  });

  it('is left out with --ignore-groups', () => {
    const [format, line] = lines['nginx JSON']!;
    const ignoreGroups = ['protocol', 'forwarded', 'cache', 'upstream'];
    expect(toLines(parseText(line, format, { ignoreGroups }))[0]).toMatchObject({ protocol: '', extra: {} });
    const [rtmp, event] = lines['CloudFront RTMP']!;
    expect(toLines(parseText(event, rtmp, { ignoreGroups: ['event_name'] }))[0]?.extra.event).toEqual({
      category: 'cloudfront_rtmp',
      action: 'play',
    });
  });

  it('is one text for lines that say the same', () => {
    const line = combined().replace('\n', ' "198.51.100.7"\n');
    const batch = parseText(combined() + line + combined() + line);
    expect([...batch.extra]).toEqual([0, 1, 0, 1]);
    expect(batch.extras.texts).toEqual(['', '{"forwarded":"198.51.100.7"}']);
  });
});

it.each([
  ['', ''],
  ['HTTP/1.1', 'HTTP/1.1'],
  ['HTTP/1.0', 'HTTP/1.0'],
  ['HTTP/2.0', 'HTTP/2'],
  ['HTTP/2', 'HTTP/2'],
  ['h2', 'HTTP/2'],
  ['http/3', 'HTTP/3'],
  ['2.0', 'HTTP/2'],
  ['1.1', 'HTTP/1.1'],
  ['RTSP/1.0', 'other'],
  ['a very long text', 'other'],
])('the protocol %j is %s', (text, protocol) => {
  const bytes = Buffer.from(`x${text}x`);
  expect(protocols[toProtocolCode(bytes, 1, bytes.length - 1)]).toBe(protocol);
});
