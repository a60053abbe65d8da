import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compressBlob, decompressBlob } from '@main/core/archive/blobBytes';

test('a bit that flips on the disk is found', () => {
  const bytes = Uint8Array.from({ length: 400 }, (_, i) => (i * i) % 251);
  const blob = compressBlob(bytes);
  expect(decompressBlob(blob).length).toBe(400);
  let found = 0;
  fc.assert(
    fc.property(fc.nat(blob.length - 1), fc.nat(7), (at, bit) => {
      const damaged = blob.with(at, blob[at]! ^ (1 << bit));
      let read: Uint8Array | null = null;
      try {
        read = decompressBlob(damaged);
      } catch {
        found += 1;
      }
      // One bit of the frame's head means nothing.
      if (read) expect(Buffer.compare(read, bytes)).toBe(0);
    }),
  );
  expect(found).toBeGreaterThan(90);
});
