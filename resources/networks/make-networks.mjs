// Makes ranges.gz and names.gz from the tables of the package @ip-location-db/asn:
//   node resources/networks/make-networks.mjs <folder of the package>
// The reader is src-main/core/import/classify/networks.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
const UNKNOWN = 0;
/** IPv6 networks are told apart by the first 48 bits of an address. */
const TAIL = 80n;

/** `first,last,number,name`; the name may be in quotes. */
function readRanges(file, toNumber) {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, first, last, number, name] = /^(\d+),(\d+),(\d+),(.*)$/.exec(line);
    const text = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
    return { first: toNumber(first), last: toNumber(last), number: Number(number), name: text.trim() };
  });
}

/** Where networks begin, gaps between them as networks of their own. */
function toBoundaries(ranges) {
  const boundaries = [];
  const add = (first, number) => boundaries.at(-1)?.number !== number && boundaries.push({ first, number });
  let next = 0;
  for (const { first, last, number } of ranges) {
    if (first > next) add(next, UNKNOWN);
    if (last < next) continue;
    add(Math.max(first, next), number);
    next = last + 1;
  }
  add(next, UNKNOWN);
  return boundaries;
}

function writeCompressed(file, bytes) {
  writeFileSync(join(import.meta.dirname, file), gzipSync(bytes, { level: 9 }));
}

const ranges4 = readRanges('asn-ipv4-num.csv', Number);
const ranges6 = readRanges('asn-ipv6-num.csv', (text) => Number(BigInt(text) >> TAIL));
const boundaries4 = toBoundaries(ranges4).filter(({ first }) => first < 2 ** 32);
const boundaries6 = toBoundaries(ranges6);

const firsts4 = boundaries4.map(({ first }) => first);
const columns = [
  [firsts4.length, boundaries6.length],
  firsts4.map((first, i) => first - (firsts4[i - 1] ?? 0)),
  boundaries4.map(({ number }) => number),
  boundaries6.map(({ first }) => Math.floor(first / 2 ** 16)),
  boundaries6.map(({ first }) => first % 2 ** 16),
  boundaries6.map(({ number }) => number),
];
writeCompressed('ranges.gz', Buffer.from(Uint32Array.from(columns.flat()).buffer));

const names = new Map([...ranges6, ...ranges4].map(({ number, name }) => [number, name]));
const sorted = [...names].sort(([a], [b]) => a - b);
writeCompressed('names.gz', Buffer.from(sorted.map(([number, name]) => `${number} ${name}`).join('\n')));
