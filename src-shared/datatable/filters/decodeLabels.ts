import type { DataTable } from '../DataTable';
import { replaceColumn } from './replaceColumn';

/** Shows percent-encoded labels of every level as people read them. They stay plain text: renderers escape. */
export function decodeLabels(table: DataTable): DataTable {
  return replaceColumn(table, 'label', (label) => (typeof label === 'string' ? decodeLabel(label) : label));
}

/** A percent-encoded text decoded; what can't be decoded stays as it is. */
export function decodeLabel(label: string): string {
  if (!label.includes('%')) return label;
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
}
