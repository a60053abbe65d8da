import { RecordTable } from '@shared/datatable/RecordTable';
import type { ArchiveBuilder } from '../ArchiveBuilder';
import type { ArchiveContext } from '../ArchiveContext';
import type { CutCount } from '../ArchiveProcessor';
import type { ArchiveScope } from '../ArchiveRequest';
import { countTable } from '../RecordValues';
import { readUncutDays } from './UncutReader';

/** Counts the labels that the days of a period have together, where the tables that the period is summed from were cut. */
export async function countCutRows(
  context: ArchiveContext,
  builder: ArchiveBuilder,
  scope: ArchiveScope,
  cut: readonly CutCount[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const byRecord = new Map<string, RecordTable>();
  for (const { plugin, name, record, declaration } of cut) {
    let labels = byRecord.get(record);
    if (!labels) {
      byRecord.set(record, (labels = new RecordTable()));
      for await (const day of readUncutDays(context, builder, { ...scope, plugin, record })) labels.ensureRowsOf(day);
    }
    counts[name] = countTable(labels, declaration);
  }
  return counts;
}
