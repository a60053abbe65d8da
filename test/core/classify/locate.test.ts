import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from 'vitest';
import { openLocator } from '@main/core/import/classify/locate';

const unknown = { country: 'xx', region: '', regionName: '', city: '', latitude: null, longitude: null, network: 0 };

describe('the bundled database', () => {
  const locator = openLocator();
  afterAll(() => locator.close());

  it.each([
    ['8.8.8.8', 'us'],
    ['194.2.0.20', 'fr'],
    ['133.11.0.1', 'jp'],
    ['2a00:1450:4001::1', 'ie'],
    ['::ffff:133.11.0.1', 'jp'],
    ['133.11.*.*', 'jp'],
  ])('%s is in %s', (ip, country) => {
    expect(locator.locate(ip)).toMatchObject({ country, region: '', city: '' });
  });

  it.each([
    ['8.8.8.8', 15169],
    ['133.11.0.1', 2501],
    ['133.11.*.*', 2501],
    ['::ffff:133.11.0.1', 2501],
    ['2a00:1450:4001::1', 15169],
    ['0.0.0.1', 0],
  ])('%s is of network %i', (ip, network) => {
    expect(locator.locate(ip).network).toBe(network);
  });

  it.each([
    '',
    '-',
    'nonsense',
    '10.0.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '192.0.2.7',
    '::1',
    'fe80::1',
    '2001:db8::1',
    '2620:4f:8000::1',
    '2a00:1450::4001::1',
    '999.1.1.1',
    '08.8.8.8',
    '8.8.8.8:80',
    '*',
  ])('%s is nowhere', (ip) => {
    expect(locator.locate(ip)).toEqual(unknown);
  });
});

it('does not look up an IPv6 address in a file for IPv4, which would answer anything', () => {
  const ipv4Only = createRequire(import.meta.url).resolve(
    '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv4.mmdb',
  );
  const locator = openLocator(ipv4Only);
  expect(locator.locate('133.11.0.1').country).toBe('jp');
  expect(locator.locate('2a00:1450:4001::1')).toEqual({ ...unknown, network: 15169 });
  locator.close();
});

it('is of no use once closed', () => {
  const locator = openLocator();
  locator.close();
  expect(locator.locate('8.8.8.8')).toEqual(unknown);
});

it('refuses a file that is no database', () => {
  expect(() => openLocator(import.meta.filename)).toThrow();
  expect(() => openLocator('/nowhere/at/all.mmdb')).toThrow();
});
