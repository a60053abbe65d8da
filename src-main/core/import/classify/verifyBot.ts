import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { gunzipSync } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import type { BotVerification } from '@shared/bots/verification';

/** The ranges of one operator: a first and a last address of 16 bytes each, in order, those of IPv4 as ::ffff:a.b.c.d. */
interface RangeList {
  /** Parts of bots' names, in lower case. */
  names: readonly string[];
  bytes: Buffer;
}

const ADDRESS = 16;
const RANGE = 2 * ADDRESS;

let lists: readonly RangeList[] | null = null;

/**
 * Does a bot come from where its operator says that it comes from? Unverifiable where the operator publishes no ranges, or
 * the address is none or was masked before it was stored.
 */
export function verifyBot(botName: string, ip: string): BotVerification {
  const name = botName.toLowerCase();
  const list = (lists ??= readLists()).find(({ names }) => names.some((part) => name.includes(part)));
  const address = list && toBytes(ip);
  if (!address) return 'unverifiable';
  return isWithin(list.bytes, address) ? 'verified' : 'spoofed';
}

/** null of what is no address, or one that ends as masked ones do. */
function toBytes(ip: string): Buffer | null {
  if (isIP(ip) === 0 || ip.endsWith('.0') || ip.endsWith('::')) return null;
  const address = ipaddr.process(ip);
  const long = address.kind() === 'ipv4' ? (address as ipaddr.IPv4).toIPv4MappedAddress() : address;
  return Buffer.from(long.toByteArray());
}

/** Is the address in the last range that begins at or before it? */
function isWithin(bytes: Buffer, address: Buffer): boolean {
  let low = 0;
  let high = bytes.length / RANGE;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const first = middle * RANGE;
    if (bytes.compare(address, 0, ADDRESS, first, first + ADDRESS) <= 0) low = middle + 1;
    else high = middle;
  }
  const last = low * RANGE - ADDRESS;
  return low > 0 && bytes.compare(address, 0, ADDRESS, last, last + ADDRESS) >= 0;
}

function readLists(): RangeList[] {
  const bytes = gunzipSync(readResource('ranges.gz'));
  const described = JSON.parse(readResource('lists.json').toString('utf8')) as {
    lists: { userAgents: string[]; ranges: number }[];
  };
  let at = 0;
  return described.lists.map(({ userAgents, ranges }) => ({
    names: userAgents.map((part) => part.toLowerCase()),
    bytes: bytes.subarray(at, (at += ranges * RANGE)),
  }));
}

function readResource(file: string): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`#resources/bots/${file}`));
}
