import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countLines } from '@main/core/import/countLines';
import { EntryIndex } from '@main/core/import/EntryIndex';
import { hashBytes, hashPair, toHash53 } from '@main/core/import/hashBytes';
import { HashIndex } from '@main/core/import/HashIndex';
import { combined, parseText } from './parseText';

function hash(bytes: Uint8Array, start = 0, end = bytes.length): bigint {
  const lanes = new Int32Array(2);
  hashBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start, end, lanes);
  return new BigUint64Array(lanes.buffer)[0]!;
}

// stored lines are known by these: other values would make every one of them new
it.each([
  ['', 7031706298545067045n],
  ['a', 9895610105736583611n],
  ['/index.html', 1349267214869504749n],
  ['192.0.2.1 - - [10/Feb/2026:16:42:07 +0000]', 8352301799128825987n],
])('the hash of "%s" stays what it is', (text, expected) => {
  expect(hash(Buffer.from(text))).toBe(expected);
});

it('depends on the bytes only, not on where they stand', () => {
  const bytes = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (before, text, after) => {
      const all = Uint8Array.from([...before, ...text, ...after]);
      expect(hash(all, before.length, before.length + text.length)).toBe(hash(text));
    }),
  );
});

it('tells texts apart that differ by one bit, one byte more, or the order of their parts', () => {
  const seen = new Set<bigint>();
  let texts = 0;
  const add = (bytes: Uint8Array) => {
    seen.add(hash(bytes));
    texts += 1;
  };
  for (let length = 0; length < 70; length += 1) {
    add(new Uint8Array(length));
    for (let bit = 0; bit < length * 8; bit += 1) {
      const bytes = new Uint8Array(length);
      bytes[bit >> 3] = 1 << (bit & 7);
      add(bytes);
    }
  }
  for (let i = 0; i < 50_000; i += 1) add(Buffer.from(`/page-${i}?id=${i * 7}`));
  expect(seen.size).toBe(texts);
});

it('a pair hashes by both and by their order', () => {
  const pair = (a: number, b: number) => {
    const out = new Int32Array([a, a + 1]);
    hashPair(b, b + 1, out);
    return toHash53(out[0]!, out[1]!);
  };
  const all = new Set([pair(1, 2), pair(2, 1), pair(1, 3), pair(0, 0), pair(1, 1)]);
  expect(all.size).toBe(5);
  for (const value of all) expect(Number.isSafeInteger(value)).toBe(true);
});

it('HashIndex finds what was added, through collisions and growth', () => {
  const index = new HashIndex(8);
  for (let i = 0; i < 5_000; i += 1) index.add(i % 7, i, i);
  for (let i = 0; i < 5_000; i += 1) expect(index.find(i % 7, i)).toBe(i);
  expect(index.find(3, -1)).toBe(-1);
  index.clear();
  expect(index.find(0, 0)).toBe(-1);
});

it('EntryIndex numbers contents, under whatever bytes they come', () => {
  const index = new EntryIndex();
  expect([0, 1, 2].map((i) => index.add(Int32Array.of(i, i), Int32Array.of(i, i)))).toEqual([0, 1, 2]);
  expect(index.add(Int32Array.of(9, 9), Int32Array.of(1, 1))).toBe(1);
  expect([index.find(9, 9), index.find(8, 8), index.size]).toEqual([1, -1, 3]);
});

it('countLines counts line feeds', () => {
  const byte = fc.constantFrom(10, 10, 0, 9, 11, 138, 255);
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), (list) => {
      expect(countLines(Uint8Array.from(list))).toBe(list.filter((each) => each === 10).length);
    }),
  );
});

it('a line has the same fingerprint with either line end, in any format', () => {
  const line = combined();
  const [plain] = parseText(line).fingerprint;
  expect(parseText(line.replace('\n', '\r\n')).fingerprint[0]).toBe(plain);
  expect(parseText(line, 'common').fingerprint[0]).toBe(plain);
  expect(parseText(combined({ target: '/b' })).fingerprint[0]).not.toBe(plain);
});
