import type { DataTable } from '../DataTable';
import { addMetadata } from './addMetadata';

/** Adds segments to rows whose raw labels are ranges: `2-4` is `name>=2;name<=4`, `15+` is `name>=15`, `7` is `name==7`. */
export function addSegmentsByRange(table: DataTable, name: string): DataTable {
  return addMetadata(table, 'segment', ({ label }) => {
    const [, from, to, open] = /^(\d+)(?:-(\d+))?(\+)?$/.exec(label) ?? [];
    if (from === undefined) return undefined;
    if (open) return `${name}>=${from}`;
    return to === undefined || to === from ? `${name}==${from}` : `${name}>=${from};${name}<=${to}`;
  });
}
