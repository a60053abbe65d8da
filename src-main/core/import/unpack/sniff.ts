import { isTarHeader } from './tarHeader';

/** What a file can be, told by its first bytes. */
export type Kind = 'gzip' | 'bzip2' | 'xz' | 'zstd' | 'zip' | 'tar' | 'utf16le' | 'utf16be' | 'plain' | 'foreign';

/** As many first bytes as all marks need: a tar header. */
export const SNIFF_BYTES = 512;

const marks: readonly { kind: Kind; mark: readonly number[]; name?: string }[] = [
  { kind: 'gzip', mark: [0x1f, 0x8b] },
  { kind: 'bzip2', mark: [0x42, 0x5a, 0x68] },
  { kind: 'xz', mark: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { kind: 'zstd', mark: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'zip', mark: [0x50, 0x4b, 0x03, 0x04] },
  // an archive without files
  { kind: 'zip', mark: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'utf16le', mark: [0xff, 0xfe] },
  { kind: 'utf16be', mark: [0xfe, 0xff] },
  { kind: 'foreign', mark: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: '7z' },
  { kind: 'foreign', mark: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], name: 'rar' },
  { kind: 'foreign', mark: [0x04, 0x22, 0x4d, 0x18], name: 'lz4' },
  { kind: 'foreign', mark: [0x4c, 0x5a, 0x49, 0x50], name: 'lzip' },
  { kind: 'foreign', mark: [0x1f, 0x9d], name: 'compress (.Z)' },
];

/** Tells what begins so. A foreign kind has a name. */
export function sniff(first: Uint8Array): { kind: Kind; name: string } {
  const found = marks.find(({ mark }) => mark.every((byte, at) => first[at] === byte));
  if (found !== undefined && isWhole(found.kind, first)) return { kind: found.kind, name: found.name ?? '' };
  if (isSkippableZstd(first)) return { kind: 'zstd', name: '' };
  if (isTarHeader(first)) return { kind: 'tar', name: '' };
  return { kind: kindOfText(first), name: '' };
}

/** Text of two bytes a character, one of which is zero in nearly all that a log holds, may lack the mark that says so. */
function kindOfText(first: Uint8Array): Kind {
  const zeros = [0, 0];
  first.forEach((byte, at) => (zeros[at % 2]! += Number(byte === 0)));
  const [even = 0, odd = 0] = zeros;
  const most = first.length * 0.4;
  if (first.length < 16 || Math.max(even, odd) < most || Math.min(even, odd) > most / 10) return 'plain';
  return odd > even ? 'utf16le' : 'utf16be';
}

/** `BZh` could begin a line: a block size and the number pi follow it, or that of its root where there is no block. */
function isWhole(kind: Kind, first: Uint8Array): boolean {
  if (kind !== 'bzip2') return true;
  const level = first[3] ?? 0;
  return level >= 0x31 && level <= 0x39 && (first[4] === 0x31 || first[4] === 0x17);
}

/** A frame that holds no data, as parallel compressors write before the others. */
function isSkippableZstd(first: Uint8Array): boolean {
  return (first[0]! & 0xf0) === 0x50 && first[1] === 0x2a && first[2] === 0x4d && first[3] === 0x18;
}
