import type { ByteSource } from '../ByteSource';
import type { ArchiveEntry } from './ArchiveEntry';
import { DamageError } from './DamageError';
import { PartSource, skipRest } from './PartSource';
import type { PeekSource } from './PeekSource';
import { isTarHeader, parsePax, parseTarHeader, readText, type TarHeader } from './tarHeader';

const BLOCK = 512;
/** Names and facts that are longer are not believed. */
const MAX_FACTS = 1_048_576;

/** The files of a tar archive, in their order: v7, ustar, pax and GNU's long names. Throws: DamageError. */
export async function* readTar(whole: PeekSource): AsyncGenerator<ArchiveEntry> {
  let longName = '';
  let facts = new Map<string, string>();
  for (;;) {
    const header = await readHeader(whole);
    if (header === null) return;
    if (header.type === 'L') longName = readText(await readFacts(whole, header), 0, header.size);
    else if (header.type === 'x') facts = parsePax(await readFacts(whole, header));
    // the long name of a link, and facts of no single file
    else if (header.type === 'K' || header.type === 'g') await readFacts(whole, header);
    else {
      const size = Number(facts.get('size') ?? header.size);
      if (!(size >= 0)) throw new DamageError('a file of it has no size');
      const part = new PartSource(whole, size);
      const name = facts.get('path') ?? (longName || header.name);
      if (isFile(header)) yield { name, size, source: part };
      await skipRest(part);
      await skipPadding(whole, size);
      longName = '';
      facts = new Map();
    }
  }
}

/** null at the end: two blocks of zeros, of which some writers leave out one or both. */
async function readHeader(whole: PeekSource): Promise<TarHeader | null> {
  const bytes = await whole.peek(BLOCK);
  if (bytes.length === 0 || bytes.every((byte) => byte === 0)) return null;
  if (bytes.length < BLOCK) throw new DamageError();
  if (!isTarHeader(bytes)) throw new DamageError('what should be a file of it is none');
  whole.advance(BLOCK);
  return parseTarHeader(bytes);
}

async function readFacts(whole: PeekSource, { size }: TarHeader): Promise<Uint8Array> {
  if (size > MAX_FACTS) throw new DamageError('a name in it is too long');
  const bytes = (await whole.take(size)).slice();
  await skipPadding(whole, size);
  return bytes;
}

async function skipPadding(whole: ByteSource, size: number): Promise<void> {
  const padding = new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
  let left = padding.length;
  while (left > 0) {
    const read = await whole.read(padding.subarray(0, left));
    // the very last file may lack it
    if (read === 0) return;
    left -= read;
  }
}

/** A file of bytes, also the contiguous ones of old systems; not a link, folder or device. */
function isFile({ type, name }: TarHeader): boolean {
  return (type === '0' || type === '\0' || type === '7') && !name.endsWith('/');
}
