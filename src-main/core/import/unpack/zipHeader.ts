import { isUtf8 } from 'node:buffer';
import { DamageError } from './DamageError';
import type { PeekSource } from './PeekSource';

/** What stands before a file in a zip archive. */
export interface ZipHeader {
  name: string;
  method: number;
  isEncrypted: boolean;
  /** The checksum and the sizes stand behind the file. */
  hasDescriptor: boolean;
  crc: number;
  /** null when it stands behind the file. */
  packedSize: number | null;
  /** Unpacked; 0 when it stands behind the file. */
  size: number;
}

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const SPLIT_MARKS = [0x08074b50, 0x30304b50];
/** The directory at the end, its end, and what signs or extends it. */
const DIRECTORY_MARKS = [0x02014b50, 0x06054b50, 0x06064b50, 0x08064b50, 0x05054b50];
const HEADER_BYTES = 30;
const IN_EXTRA = 0xffffffff;
const ZIP64 = 1;

/** The next file's header; null where the directory begins, which says nothing new. Throws: DamageError. */
export async function readZipHeader(whole: PeekSource): Promise<ZipHeader | null> {
  const mark = toView(await whole.take(4)).getUint32(0, true);
  if (SPLIT_MARKS.includes(mark)) return readZipHeader(whole);
  if (DIRECTORY_MARKS.includes(mark)) return null;
  if (mark !== LOCAL_HEADER) throw new DamageError('what should be a file of it is none');
  const fixed = toView((await whole.take(HEADER_BYTES - 4)).slice());
  const name = (await whole.take(fixed.getUint16(22, true))).slice();
  const extra = (await whole.take(fixed.getUint16(24, true))).slice();
  return toHeader(fixed, name, extra);
}

/** Reads the checksum behind a file, whose mark is optional and whose sizes take 8 or 16 bytes. Throws: DamageError. */
export async function readDescriptor(whole: PeekSource): Promise<number> {
  const view = toView(await whole.peek(28));
  const start = view.byteLength >= 4 && view.getUint32(0, true) === DESCRIPTOR ? 4 : 0;
  const isLong = !isMark(view, start + 12) && isMark(view, start + 20);
  const bytes = await whole.take(start + (isLong ? 20 : 12));
  return toView(bytes).getUint32(start, true);
}

function toHeader(fixed: DataView, name: Uint8Array, extra: Uint8Array): ZipHeader {
  const flags = fixed.getUint16(2, true);
  const packedSize = fixed.getUint32(14, true);
  const size = fixed.getUint32(18, true);
  const long = packedSize === IN_EXTRA || size === IN_EXTRA ? readLongSizes(extra) : null;
  const hasDescriptor = (flags & 8) !== 0;
  const known = long?.packedSize ?? packedSize;
  return {
    name: Buffer.from(name).toString(isUtf8(name) ? 'utf8' : 'latin1'),
    method: fixed.getUint16(4, true),
    isEncrypted: (flags & 1) !== 0,
    hasDescriptor,
    crc: fixed.getUint32(10, true),
    packedSize: hasDescriptor && known === 0 ? null : known,
    size: long?.size ?? size,
  };
}

function readLongSizes(extra: Uint8Array): { size: number; packedSize: number } {
  const view = toView(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64 || at + 20 > extra.length) continue;
    return {
      size: Number(view.getBigUint64(at + 4, true)),
      packedSize: Number(view.getBigUint64(at + 12, true)),
    };
  }
  throw new DamageError('a file of it has no size');
}

/** Whether the next file or the directory begins here, or nothing does. */
function isMark(view: DataView, at: number): boolean {
  return at === view.byteLength || (at + 2 <= view.byteLength && view.getUint16(at, true) === 0x4b50);
}

function toView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
