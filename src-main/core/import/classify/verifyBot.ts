import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { gunzipSync } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import type { BotVerification } from '@shared/bots/verification';
import { parseDay } from '@shared/period/Period';
import type { SiteDay } from '@shared/units';
import { isMasked } from '../maskIp';
import { networkOf } from './networks';

/** The ranges of one operator: a first and a last address of 16 bytes each, in order, those of IPv4 as ::ffff:a.b.c.d. */
interface RangeList {
  /** Parts of bots' names, in lower case. */
  names: readonly string[];
  bytes: Buffer;
  /** The networks (autonomous systems) that the ranges lie in, once they are asked for. */
  networks: Set<number> | null;
}

interface Lists {
  asOf: SiteDay;
  all: readonly RangeList[];
}

const ADDRESS = 16;
const RANGE = 2 * ADDRESS;
/** Ranges change; so long before the lists were collected nobody can say any more which there were. */
const DAYS_KNOWN = 365;

let lists: Lists | null = null;

/**
 * Does a bot come on a day from where its operator says that it comes from? Unverifiable where the operator publishes no
 * ranges, the address is none or was masked before it was stored, or it is one of the operator's network in an old log.
 */
export function verifyBot(botName: string, ip: string, day: SiteDay): BotVerification {
  const name = botName.toLowerCase();
  const { all, asOf } = (lists ??= readLists());
  const list = all.find(({ names }) => names.some((part) => name.includes(part)));
  const address = list && toAddress(ip);
  if (!address) return 'unverifiable';
  if (isWithin(list.bytes, toBytes(address))) return 'verified';
  const isOld = day < asOf - DAYS_KNOWN;
  return isOld && networksOf(list).has(networkOf(address.toString())) ? 'unverifiable' : 'spoofed';
}

function networksOf(list: RangeList): Set<number> {
  if (list.networks) return list.networks;
  const networks = new Set<number>();
  for (let at = 0; at < list.bytes.length; at += RANGE) {
    const first = ipaddr.fromByteArray([...list.bytes.subarray(at, at + ADDRESS)]).toString();
    networks.add(networkOf(ipaddr.process(first).toString()));
  }
  networks.delete(0);
  return (list.networks = networks);
}

/** null of what is no address, or a masked one. */
function toAddress(ip: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (isIP(ip) === 0 || isMasked(ip)) return null;
  return ipaddr.process(ip);
}

function toBytes(address: ipaddr.IPv4 | ipaddr.IPv6): Buffer {
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

function readLists(): Lists {
  const bytes = gunzipSync(readResource('ranges.gz'));
  const described = JSON.parse(readResource('lists.json').toString('utf8')) as {
    asOf: string;
    lists: { userAgents: string[]; ranges: number }[];
  };
  let at = 0;
  const all = described.lists.map(({ userAgents, ranges }) => ({
    names: userAgents.map((part) => part.toLowerCase()),
    bytes: bytes.subarray(at, (at += ranges * RANGE)),
    networks: null,
  }));
  return { asOf: parseDay(described.asOf) ?? 0, all };
}

function readResource(file: string): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`#resources/bots/${file}`));
}
