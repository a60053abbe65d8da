import type { ByteSource } from '../ByteSource';

const LF = 10;
const CR = 13;

/** Text whose lines end with a carriage return alone, as old Macs wrote it, given with line feeds. */
export class CarriageReturnSource implements ByteSource {
  constructor(private readonly source: ByteSource) {}

  get position(): number {
    return this.source.position;
  }

  async read(into: Uint8Array): Promise<number> {
    const length = await this.source.read(into);
    for (let at = into.indexOf(CR); at >= 0 && at < length; at = into.indexOf(CR, at + 1)) into[at] = LF;
    return length;
  }
}

/** Whether the first bytes of a text end lines so. */
export function hasBareReturns(first: Uint8Array): boolean {
  const end = first.indexOf(CR);
  return end >= 0 && end < first.length - 1 && !first.includes(LF);
}
