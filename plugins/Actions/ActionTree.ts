import { DataTable, type ActionGroup, type ActionMetrics, type Columns, type Row } from 'heartwood/sdk';
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

  private add(group: ActionGroup, labels: readonly string[]): void {
    const columns = toColumns(group.metrics, () => true);
    const sums = toColumns(group.metrics, (name) => !uniqueColumns.has(name));
    let table = this.table;
    for (const label of labels.slice(0, -1)) {
      const folder = table.sumByLabel(label, sums);
      table = folder.subtable ??= new DataTable();
    }
    setUrl(table.sumByLabel(labels.at(-1) ?? '', columns), toUrl(group));
  }
}

function setUrl(row: Row, url: string): void {
  row.metadata.url ??= url;
}

function toUrl({ name, urlPrefix }: ActionGroup): string {
  return toFullUrl(name, urlPrefix);
}

function toColumns(metrics: ActionMetrics, isWanted: (name: string) => boolean): Columns {
  const columns: Columns = {};
  for (const name in metrics) {
    const value = metrics[name];
    if (value !== undefined && isWanted(name)) columns[name] = value;
  }
  return columns;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
