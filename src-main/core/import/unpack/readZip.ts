import type { ByteSource } from '../ByteSource';
import type { ArchiveEntry } from './ArchiveEntry';
import { FailedSource } from './FailedSource';
import type { PeekSource } from './PeekSource';
import { UnsupportedError } from './UnsupportedError';
import { ZipFileSource } from './ZipFileSource';
import { readZipHeader, type ZipHeader } from './zipHeader';

/**
 * The files of a zip archive, as they stand in it. The directory at its end is not needed, so that an archive within
 * another, from standard input, or one that was cut short is read as far as it goes.
 *
 * Throws: DamageError, UnsupportedError.
 */
export async function* readZip(whole: PeekSource): AsyncGenerator<ArchiveEntry> {
  for (;;) {
    const header = await readZipHeader(whole);
    if (header === null) return;
    const file = new ZipFileSource(whole, header);
    if (!header.name.endsWith('/')) yield { name: header.name, size: header.size, source: toReadable(file, header) };
    await file.leave();
  }
}

function toReadable(file: ZipFileSource, header: ZipHeader): ByteSource {
  if (!header.isEncrypted) return file;
  return new FailedSource(new UnsupportedError('it is encrypted'));
}
