import type { ReadableDatabase } from '../db/Database';
import { FactChunk } from './factChunk';

/** Line numbers of one file, a bit each. */
export class LineSet {
  private bits = new Uint8Array(1024);

  add(line: number): void {
    const byte = line >>> 3;
    if (byte >= this.bits.length) {
      const larger = new Uint8Array(Math.max(byte + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[byte]! |= 1 << (line & 7);
  }

  has(line: number): boolean {
    return ((this.bits[line >>> 3] ?? 0) & (1 << (line & 7))) !== 0;
  }
}

/** The lines of a file that are stored. */
export function readStoredLines(db: ReadableDatabase, idFile: number): LineSet {
  const set = new LineSet();
  const chunks = db.prepare('SELECT columns, lines FROM log_request WHERE idfile = ?').raw(true).iterate(idFile);
  for (const [columns, lines] of chunks as Iterable<[Uint8Array, number]>) {
    for (const line of new FactChunk(columns, lines).column('line')) set.add(line);
  }
  return set;
}
