import { expect, it } from 'vitest';
import { networkName, networkOf } from '@main/core/import/classify/networks';

it.each([
  ['1.1.1.1', 'AS13335 Cloudflare, Inc.'],
  ['8.8.8.8', 'AS15169 Google LLC'],
  ['2606:4700:4700::1111', 'AS13335 Cloudflare, Inc.'],
  ['10.0.0.1', ''],
  ['0.0.0.0', ''],
  ['255.255.255.255', ''],
  ['ffff::1', ''],
])('%s belongs to %j', (address, network) => {
  expect(networkName(networkOf(address))).toBe(network);
});

it('names a network that no table knows by its number', () => {
  expect(networkName(4_294_967_295)).toBe('AS4294967295');
});
