import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import ipaddr from 'ipaddr.js';

/** Where networks begin, in order, and the number of each; 0 is no network. IPv6: the first 48 bits. */
interface Ranges {
  firsts4: Uint32Array;
  numbers4: Uint32Array;
  firsts6: Float64Array;
  numbers6: Uint32Array;
}

const HIGH_PART = 2 ** 16;
const DOT = 46;
const ZERO = 48;

let ranges: Ranges | null = null;
let names: Map<number, string> | null = null;

/** The number of the network (autonomous system) that a public address belongs to; 0 where none is known. */
export function networkOf(address: string): number {
  ranges ??= readRanges();
  if (address.includes(':')) return numberAt(ranges.firsts6, ranges.numbers6, toHigh48(address));
  return numberAt(ranges.firsts4, ranges.numbers4, toNumber(address));
}

/** `AS3320 Deutsche Telekom AG`; '' of 0. */
export function networkName(number: number): string {
  if (number === 0) return '';
  names ??= readNames();
  return `AS${number} ${names.get(number) ?? ''}`.trim();
}

function readRanges(): Ranges {
  const { buffer, byteOffset, byteLength } = readResource('ranges.gz');
  const numbers = new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  const [count4 = 0, count6 = 0] = numbers;
  let at = 2;
  const take = (count: number): Uint32Array => numbers.subarray(at, (at += count));
  const firsts4 = take(count4);
  for (let i = 1; i < count4; i += 1) firsts4[i] = (firsts4[i] ?? 0) + (firsts4[i - 1] ?? 0);
  const numbers4 = take(count4);
  const [high, low] = [take(count6), take(count6)];
  const firsts6 = Float64Array.from(high, (part, i) => part * HIGH_PART + (low[i] ?? 0));
  return { firsts4, numbers4, firsts6, numbers6: take(count6) };
}

function readNames(): Map<number, string> {
  const lines = readResource('names.gz').toString('utf8').split('\n');
  return new Map(lines.map((line) => [parseInt(line, 10), line.slice(line.indexOf(' ') + 1)]));
}

function readResource(file: string): Buffer {
  return gunzipSync(readFileSync(createRequire(import.meta.url).resolve(`#resources/networks/${file}`)));
}

/** The number of the last network that begins at or before a place. */
function numberAt(firsts: Uint32Array | Float64Array, numbers: Uint32Array, place: number): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return numbers[low - 1] ?? 0;
}

/** Of four decimal bytes; read by character, as every new visitor's address comes by. */
function toNumber(address: string): number {
  let number = 0;
  let byte = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code === DOT) {
      number = number * 256 + byte;
      byte = 0;
    } else byte = byte * 10 + code - ZERO;
  }
  return number * 256 + byte;
}

function toHigh48(address: string): number {
  const [first = 0, second = 0, third = 0] = ipaddr.IPv6.parse(address).parts;
  return (first * HIGH_PART + second) * HIGH_PART + third;
}
