import type { DataTable } from '../DataTable';
import { beautifyRange, type RangeWords } from './beautifyRangeLabels';
import { replaceColumn } from './replaceColumn';

/** Words for ranges of seconds, and for ranges of whole minutes. */
export interface TimeRangeWords {
  seconds: string;
  minutes: RangeWords;
}

/** Shows labels that are ranges of seconds in words: `11-30` as "11-30s", `60-120` as "1-2 min", `1800+` as "30+ min". */
export function beautifyTimeRangeLabels(table: DataTable, words: TimeRangeWords): DataTable {
  return replaceColumn(table, 'label', (label) =>
    typeof label === 'string' ? beautifyTimeRange(label, words) : label,
  );
}

/** One range of seconds in words; what is no range stays as it is. */
export function beautifyTimeRange(label: string, { seconds, minutes }: TimeRangeWords): string {
  const [, from, to, open] = /^(\d+)(?:-(\d+))?(\+)?$/.exec(label.trim()) ?? [];
  if (from === undefined) return label;
  const low = Number(from);
  if (low < 60) return beautifyRange(label, { one: seconds, many: seconds });
  if (open) return beautifyRange(`${Math.floor(low / 60)}+`, minutes);
  const first = Math.floor(low / 60);
  const last = Math.ceil(Number(to ?? from) / 60);
  return beautifyRange(first === last ? `${first}` : `${first}-${last}`, minutes);
}
