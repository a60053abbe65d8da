import { coreAggregations, DataTable, type RequestGroup } from 'heartwood/sdk';
import { toColumns } from './responseTimes';

/** Levels of the tree; what is deeper counts in the last one. */
const MAX_LEVELS = 10;

/** The label of what lies in no directory. */
export const ROOT = '/';

/** The directory that a path lies in: `/blog/2025/` of `/blog/2025/post`. */
export function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) || ROOT;
}

/** The labels of a directory from the top of the tree: `blog`, `2025`. */
export function toLabels(directory: string): string[] {
  const names = directory.split('/').filter((name) => name !== '');
  return names.length === 0 ? [ROOT] : names.slice(0, MAX_LEVELS);
}

/** A tree of directories, each with all that lies below it. */
export function toTree(groups: readonly RequestGroup[]): DataTable {
  const tree = new DataTable();
  for (const group of groups) {
    const columns = toColumns(group);
    let level = tree;
    const labels = toLabels(String(group.values[0] ?? ''));
    labels.forEach((label, depth) => {
      const row = level.sumByLabel(label, columns, coreAggregations);
      if (depth < labels.length - 1) level = row.subtable ??= new DataTable();
    });
  }
  return tree;
}
