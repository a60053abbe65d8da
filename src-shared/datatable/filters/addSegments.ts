import type { DataTable } from '../DataTable';
import { addMetadata } from './addMetadata';

/** How a raw label becomes a segment's value: through a mapping, or as it is. Labels outside the mapping get no segment. */
export interface SegmentOptions {
  /** `countryCode`; several share the parts of a label that the separator divides. */
  names: readonly string[];
  separator?: string;
  values?: Readonly<Record<string, string>>;
}

/** Adds the segment that selects each row of the first level, from its raw label: `countryCode==de`. */
export function addSegments(table: DataTable, { names, separator = '', values }: SegmentOptions): DataTable {
  return addMetadata(table, 'segment', ({ label }, depth) => {
    if (depth > 0) return undefined;
    const parts = names.length > 1 ? label.split(separator) : [label];
    if (parts.length !== names.length) return undefined;
    const conditions = names.map((name, i) => {
      const part = parts[i] ?? '';
      const value = values ? values[part] : part;
      return value === undefined ? undefined : `${name}==${encodeURIComponent(value)}`;
    });
    return conditions.includes(undefined) ? undefined : conditions.join(';');
  });
}
