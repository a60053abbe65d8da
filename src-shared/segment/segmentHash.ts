/** The basis and prime of 64-bit FNV-1a, and a second basis so that two of them make 128 bits. */
const BASES = [0xcbf29ce484222325n, 0x9ae16a3b2f90404fn] as const;
const PRIME = 0x100000001b3n;

/** 32 hexadecimal digits that stand for a segment in archive names; '' for none. The same on every machine, for ever. */
export function segmentHash(text: string): string {
  if (text === '') return '';
  return BASES.map((basis) => fnv1a(text, basis).toString(16).padStart(16, '0')).join('');
}

function fnv1a(text: string, basis: bigint): bigint {
  let hash = basis;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 0xff, unit >> 8]) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash;
}
