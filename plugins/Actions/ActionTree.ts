import { DataTable, type ActionGroup, type ActionMetrics, type Row } from 'heartwood/sdk';
import { toFullUrl } from './pageLabels';

/** Visitors can't be summed, so they stand at single pages only. */
const uniqueColumns = new Set(['nb_uniq_visitors', 'entry_nb_uniq_visitors', 'exit_nb_uniq_visitors']);

/**
 * Builds a tree of folders and leaves from actions. A folder's numbers are the sums of what is below it: a visit that
 * saw two of its pages counts twice there, as in Matomo.
 */
export class ActionTree {
  readonly table = new DataTable();

  /** Actions may come in any order: a leaf's `url` is that of its most seen variant, the first by name of equals. */
  constructor(groups: readonly ActionGroup[], toLabels: (name: string) => readonly string[]) {
    const byHits = [...groups].sort((a, b) => b.metrics.nb_hits - a.metrics.nb_hits || compare(a.name, b.name));
    for (const group of byHits) this.add(group, toLabels(group.name));
  }

  private add({ name, urlPrefix, metrics }: ActionGroup, labels: readonly string[]): void {
    let table = this.table;
    for (let i = 0; i < labels.length - 1; i += 1) {
      const folder = table.ensureRow(labels[i] ?? '');
      addMetrics(folder, metrics, (metric) => !uniqueColumns.has(metric));
      table = folder.subtable ??= new DataTable();
    }
    const leaf = table.ensureRow(labels.at(-1) ?? '');
    addMetrics(leaf, metrics, () => true);
    leaf.metadata.url ??= toFullUrl(name, urlPrefix);
  }
}

function addMetrics({ columns }: Row, metrics: ActionMetrics, isWanted: (metric: string) => boolean): void {
  for (const name in metrics) {
    const value = metrics[name];
    if (value === undefined || !isWanted(name)) continue;
    const present = columns[name];
    columns[name] = typeof present === 'number' ? present + value : value;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
