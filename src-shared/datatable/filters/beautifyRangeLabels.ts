import type { DataTable } from '../DataTable';
import { replaceColumn } from './replaceColumn';

/** The words around a range's numbers; `%s` stands for them. */
export interface RangeWords {
  /** `%s page`, for ranges that hold only 1. */
  one: string;
  /** `%s pages` */
  many: string;
}

/** Shows labels that are ranges in words: `1-1` as "1 page", `2-4` as "2-4 pages", `21+` as "21+ pages". */
export function beautifyRangeLabels(table: DataTable, words: RangeWords): DataTable {
  return replaceColumn(table, 'label', (label) => (typeof label === 'string' ? beautifyRange(label, words) : label));
}

/** One range in words; what is no range stays as it is. */
export function beautifyRange(label: string, { one, many }: RangeWords): string {
  const [, from, to, open] = /^(\d+)(?:-(\d+))?(\+)?$/.exec(label.trim()) ?? [];
  if (from === undefined) return label;
  if (open) return many.replace('%s', `${from}+`);
  if (to !== undefined && to !== from) return many.replace('%s', `${from}-${to}`);
  return (from === '1' ? one : many).replace('%s', from);
}
