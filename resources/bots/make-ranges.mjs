// Makes ranges.gz and lists.json from a list of published address ranges:
//   node resources/bots/make-ranges.mjs <bot-ranges.json>
// The reader is src-main/core/import/classify/verifyBot.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ipaddr from 'ipaddr.js';

const [source] = process.argv.slice(2);
const { as_of, bots } = JSON.parse(readFileSync(source, 'utf8'));
const ALL = 128;
const OF_IPV4 = 96;

/** The first and the last address of a range as numbers of 128 bits; those of IPv4 lie in ::ffff:0:0/96. */
function toRange(cidr) {
  const [address, length] = ipaddr.parseCIDR(cidr);
  const isShort = address.kind() === 'ipv4';
  const bytes = (isShort ? address.toIPv4MappedAddress() : address).toByteArray();
  const number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const free = BigInt(ALL - length - (isShort ? OF_IPV4 : 0));
  return { first: (number >> free) << free, last: number | ((1n << free) - 1n) };
}

/** In order, ranges that touch or overlap joined. */
function joinRanges(ranges) {
  const joined = [];
  for (const { first, last } of ranges.sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = joined.at(-1);
    if (before && first <= before.last + 1n) before.last = last > before.last ? last : before.last;
    else joined.push({ first, last });
  }
  return joined;
}

const toBytes = (number) => Buffer.from(number.toString(16).padStart(ALL / 4, '0'), 'hex');

const lists = Object.entries(bots).map(([name, { user_agents, ipv4, ipv6 }]) => ({
  name,
  userAgents: user_agents,
  ranges: joinRanges([...ipv4, ...ipv6].map(toRange)),
}));
const bytes = lists.flatMap(({ ranges }) => ranges.flatMap(({ first, last }) => [toBytes(first), toBytes(last)]));
writeFileSync(join(import.meta.dirname, 'ranges.gz'), gzipSync(Buffer.concat(bytes), { level: 9 }));

const described = lists.map(({ ranges, ...list }) => ({ ...list, ranges: ranges.length }));
writeFileSync(join(import.meta.dirname, 'lists.json'), `${JSON.stringify({ asOf: as_of, lists: described }, null, 2)}\n`);
