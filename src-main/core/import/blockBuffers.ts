const MAX_FREE = 16;

const free: ArrayBuffer[] = [];

/**
 * A buffer for a block of a log; what it held before is still in it. Blocks come and go by the hundred: were each given a
 * buffer of its own, the collector would go through all memory again and again for the sake of them.
 */
export function takeBlockBuffer(bytes: number): Uint8Array<ArrayBuffer> {
  const at = free.findIndex((buffer) => buffer.byteLength === bytes);
  return new Uint8Array(at < 0 ? new ArrayBuffer(bytes) : free.splice(at, 1)[0]!);
}

/** Gives back the buffer of a block that nobody reads any more. */
export function giveBlockBuffer(buffer: ArrayBuffer): void {
  if (free.length < MAX_FREE) free.push(buffer);
}
