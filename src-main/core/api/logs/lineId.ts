import type { StoredLine } from '../../import/ledger/readRequestLine';

/** `3.120.0badcafe00c0ffee`: file, line, fingerprint. Whoever makes one up must know what the line says. */
export function formatLineId({ idFile, line, fingerprintLow, fingerprintHigh }: StoredLine): string {
  const hex = (lane: number): string => lane.toString(16).padStart(8, '0');
  return `${idFile}.${line}.${hex(fingerprintHigh)}${hex(fingerprintLow)}`;
}

/** null for what is no such id. */
export function parseLineId(id: string): StoredLine | null {
  const [, idFile, line, high, low] = /^(\d{1,9})\.(\d{1,12})\.([\da-f]{8})([\da-f]{8})$/.exec(id) ?? [];
  if (!idFile || !line || !high || !low) return null;
  return {
    idFile: Number(idFile),
    line: Number(line),
    fingerprintHigh: parseInt(high, 16),
    fingerprintLow: parseInt(low, 16),
  };
}
