import type { ByteSource } from '../ByteSource';
import type { ArchiveEntry } from './ArchiveEntry';
import { CarriageReturnSource, hasBareReturns } from './CarriageReturnSource';
import { FailedSource } from './FailedSource';
import { PeekSource } from './PeekSource';
import { readTar } from './readTar';
import { readZip } from './readZip';
import { sniff, SNIFF_BYTES } from './sniff';
import { unpackers } from './unpackers';
import { UnsupportedError } from './UnsupportedError';
import { Utf16Source } from './Utf16Source';
import { WatchedSource } from './WatchedSource';

/** Layers of packing within each other, as in a zip archive of tar.gz files of packed logs. */
const MAX_LAYERS = 4;
const LF = 10;
/** The longest first line whose end tells how lines end. */
const FIRST_LINE_BYTES = 16_384;

/**
 * The logs in a file, by what stands in it: itself, what it packs, or each file of an archive. Never throws: what can't
 * be read is a log whose source fails, and the others are given all the same. Read each before asking for the next.
 */
export async function* unpack(source: ByteSource, name: string, layers = 0): AsyncGenerator<ArchiveEntry> {
  const whole = new PeekSource(source);
  try {
    const { kind, name: foreign } = sniff(await whole.peek(SNIFF_BYTES));
    if (kind === 'plain') yield { name, size: 0, source: await toLines(whole) };
    else if (kind === 'utf16le') yield { name, size: 0, source: new Utf16Source(whole, 'utf-16le') };
    else if (kind === 'utf16be') yield { name, size: 0, source: new Utf16Source(whole, 'utf-16be') };
    else if (kind === 'foreign') throw new UnsupportedError(`${foreign} archives are not known here; unpack it first`);
    else if (layers === MAX_LAYERS) throw new UnsupportedError('too many archives lie within each other');
    else if (kind === 'tar') yield* unpackEach(readTar(whole), name, layers + 1);
    else if (kind === 'zip') yield* unpackEach(readZip(whole), name, layers + 1);
    else yield* unpack(unpackers[kind](whole), name, layers + 1);
  } catch (error) {
    yield { name, size: 0, source: new FailedSource(error) };
  }
}

/** Only a text whose first line is longer than what tells its kind is looked at further. */
async function toLines(whole: PeekSource): Promise<ByteSource> {
  const first = await whole.peek(SNIFF_BYTES);
  const isLong = first.length === SNIFF_BYTES && !first.includes(LF);
  return hasBareReturns(isLong ? await whole.peek(FIRST_LINE_BYTES) : first) ? new CarriageReturnSource(whole) : whole;
}

async function* unpackEach(entries: AsyncGenerator<ArchiveEntry>, name: string, layers: number) {
  let hasFailed = false;
  try {
    for await (const entry of entries) {
      hasFailed = false;
      const source = new WatchedSource(entry.source, { onError: () => (hasFailed = true) });
      if (!isLitter(entry.name)) yield* withSize(unpack(source, `${name} › ${entry.name}`, layers), entry.size);
    }
  } catch (error) {
    // a stream that broke within a file can't be followed behind it either: that was said with the file
    if (!hasFailed) throw error;
  }
}

/** A file of an archive that is no archive itself knows its size. */
async function* withSize(logs: AsyncGenerator<ArchiveEntry>, size: number): AsyncGenerator<ArchiveEntry> {
  for await (const log of logs) yield log.size > 0 ? log : { ...log, size };
}

/** What macOS and editors leave in archives, hidden files. */
function isLitter(path: string): boolean {
  return path.startsWith('__MACOSX/') || (path.split('/').at(-1) ?? '').startsWith('.');
}
