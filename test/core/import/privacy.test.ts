import { describe, expect, it } from 'vitest';
import { maskIp } from '@main/core/import/maskIp';
import { isNetwork, TrustedProxies } from '@main/core/import/TrustedProxies';
import { combined, parseText, toLines } from './parseText';

const client = (forwarded: string, proxies: string[]) => {
  const span = new TrustedProxies(proxies).findClient(forwarded);
  return span && forwarded.slice(span.start, span.end);
};

describe('the client behind proxies', () => {
  it.each([
    ['198.51.100.7', ['10.0.0.0/8'], '198.51.100.7'],
    ['198.51.100.7, 10.1.2.3', ['10.0.0.0/8'], '198.51.100.7'],
    ['203.0.113.66, 198.51.100.7,10.1.2.3', ['10.0.0.0/8'], '198.51.100.7'],
    ['10.9.9.9, 10.1.2.3', ['10.0.0.0/8'], '10.9.9.9'],
    ['203.0.113.66, 198.51.100.7', ['*'], '203.0.113.66'],
    ['unknown, 10.1.2.3', ['10.0.0.0/8'], '10.1.2.3'],
    ['unknown', ['10.0.0.0/8'], null],
    ['', ['*'], null],
    [',', ['*'], null],
    ['198.51.100.7:4711', [], '198.51.100.7'],
    ['2001:db8::7, ::ffff:10.1.2.3', ['10.0.0.0/8'], '2001:db8::7'],
    ['[2001:db8::7]:4711, 2001:db8:1::1', ['2001:db8:1::/48'], '2001:db8::7'],
    ['for=203.0.113.66;proto=https, for="[2001:db8::7]:80";by=10.0.0.1', ['10.0.0.0/8'], '2001:db8::7'],
    ['1.2.3.4.5', [], null],
  ])('of %j with %j is %s', (forwarded, proxies, expected) => {
    expect(client(forwarded, proxies)).toBe(expected);
  });

  it('is named by addresses and networks only', () => {
    expect(['10.0.0.1', '::1', '10.0.0.0/8', '2001:db8::/32', '*'].filter((text) => !isNetwork(text))).toEqual([]);
    expect(['10.0.0.0/33', '10.1', 'localhost', '', '10.0.0.0/'].filter(isNetwork)).toEqual([]);
  });

  const line = combined().replace('\n', ' "198.51.100.7, 10.0.0.2"\n');
  it.each([
    ['192.0.2.1', []],
    ['192.0.2.1', ['10.0.0.0/8']],
    ['198.51.100.7', ['192.0.2.0/24', '10.0.0.2']],
    ['198.51.100.7', ['*']],
  ])('is %s when %j are trusted', (ip, trustedProxies) => {
    const [read] = toLines(parseText(line, undefined, { trustedProxies }));
    expect(read).toMatchObject({ ip, extra: { forwarded: '198.51.100.7, 10.0.0.2' } });
  });

  it('is the client of a format that only has the forwarded address', () => {
    const logFormat = '$http_x_forwarded_for [$time_local] "$request" $status';
    const text = '203.0.113.66, 198.51.100.7 [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200';
    expect(toLines(parseText(text, 'custom', { logFormat }))[0]?.ip).toBe('198.51.100.7');
  });
});

describe('--anonymize-ip', () => {
  it.each([
    ['192.0.2.9', ['192.0.2.9', '192.0.2.0', '192.0.0.0', '192.0.0.0']],
    ['203.0.113.9', ['203.0.113.9', '203.0.113.0', '203.0.0.0', '203.0.0.0']],
    ['::ffff:203.0.113.9', ['::ffff:203.0.113.9', '203.0.113.0', '203.0.0.0', '203.0.0.0']],
    ['203.7.113.*', ['203.7.113.*', '203.7.113.0', '203.7.0.0', '203.0.0.0']],
    ['2001:db8:a:b:c:d:e:f', ['2001:db8:a:b:c:d:e:f', '2001:db8:a:b::', '2001:db8:a::', '2001:d00::']],
    ['pc7.isp.example', ['pc7.isp.example', '0.0.0.0', '0.0.0.0', '0.0.0.0']],
    ['', ['', '', '', '']],
  ])('%s', (ip, masked) => {
    expect([0, 1, 2, 3].map((bytes) => maskIp(ip, bytes))).toEqual(masked);
  });

  const text = (...addresses: string[]) =>
    addresses.map((ip) => combined().replace('192.0.2.1', ip).replace('\n', ' "198.51.100.7"\n')).join('');

  it('makes one client of those who share what is left, and keeps no forwarded address', () => {
    const batch = parseText(text('8.8.8.8', '8.8.8.9', '8.8.9.1'), undefined, { anonymizeIp: 1 });
    expect(toLines(batch).map(({ ip, extra }) => [ip, extra])).toEqual([
      ['8.8.8.0', {}],
      ['8.8.8.0', {}],
      ['8.8.9.0', {}],
    ]);
    expect(batch.clients.ip).toEqual(['8.8.8.0', '8.8.9.0']);
    expect(batch.clients.location[0]).toBe(parseText(text('8.8.8.8')).clients.location[0]);
  });

  it('tells apart who shares an address but no country, whoever comes first', () => {
    const hashes = (...addresses: string[]) => {
      const { clients } = parseText(text(...addresses), undefined, { anonymizeIp: 3 });
      return [...clients.hashes].map((hash, i) => `${clients.ip[i]} ${clients.location[i]} ${hash}`).sort();
    };
    const [german, american] = ['8.8.8.8', '8.209.64.1'];
    expect(hashes(german, american)).toHaveLength(2);
    expect(hashes(german, american)).toEqual(hashes(american, german));
  });

  it('masks the address that a tracking request names', () => {
    const target = '/matomo.php?idsite=1&rec=1&token_auth=a&cip=8.8.8.8&url=https://a.example/';
    const batch = parseText(combined({ target }), undefined, { replayTracking: true, anonymizeIp: 2 });
    expect(batch.targets.texts.join()).toContain('&cip=8.8.0.0&');
    expect(toLines(batch)[0]?.ip).toBe('8.8.0.0');
  });

  it('leaves lines known by their bytes', () => {
    const fingerprints = [0, 2].map(
      (anonymizeIp) => parseText(text('8.8.8.8'), undefined, { anonymizeIp }).fingerprint,
    );
    expect(fingerprints[0]).toEqual(fingerprints[1]);
  });
});
