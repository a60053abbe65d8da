import {
  coreAggregations,
  RecordTable,
  toFullUrl,
  type ActionGroup,
  type ActionMetrics,
  type Goals,
} from 'heartwood/sdk';

type Column = ReturnType<RecordTable['column']>;

/** Visitors can't be summed, so they stand at single pages only. */
const uniqueColumns = new Set(['nb_uniq_visitors', 'entry_nb_uniq_visitors', 'exit_nb_uniq_visitors']);

/**
 * Builds a tree of folders and leaves from actions. A folder's numbers are the sums of what is below it: a visit that
 * saw two of its pages counts twice there, as in Matomo.
 */
export class ActionTree {
  readonly table = new RecordTable();

  private readonly columns = new Map<string, Column>();
  /** The hits of the variant of a leaf whose address it has, and its name. */
  private readonly variants = new Map<number, { hits: number; name: string }>();

  constructor(groups: readonly ActionGroup[], toLabels: (name: string) => readonly string[]) {
    const labelsOf = remember(toLabels);
    for (const group of groups) this.add(group, labelsOf(group.name));
  }

  private add(group: ActionGroup, labels: readonly string[]): void {
    const rows: number[] = [];
    let row = -1;
    for (const label of labels) rows.push((row = this.table.ensureRow(row, label)));
    this.addMetrics(rows, group.metrics);
    if (group.goals) for (const each of rows) this.addGoals(each, group.goals);
    if (group.urlPrefix !== null) this.chooseUrl(row, group);
  }

  /** Actions come in any order: a leaf's `url` is that of its most seen variant, the first by name of equals. */
  private chooseUrl(row: number, { name, urlPrefix, metrics }: ActionGroup): void {
    const hits = metrics.nb_hits;
    const chosen = this.variants.get(row);
    if (chosen && (chosen.hits > hits || (chosen.hits === hits && chosen.name < name))) return;
    this.variants.set(row, { hits, name });
    const urls = this.table.metadataColumn('url');
    urls.clear(row);
    urls.keep(row, toFullUrl(name, urlPrefix));
  }

  /** To the rows from the first level down to the leaf. */
  private addMetrics(rows: readonly number[], metrics: ActionMetrics): void {
    const leaf = rows.length - 1;
    for (const name in metrics) {
      const value = metrics[name];
      if (value === undefined) continue;
      const column = this.column(name);
      const how = coreAggregations[name];
      for (let i = uniqueColumns.has(name) ? leaf : 0; i <= leaf; i += 1) column.add(rows[i] as number, value, how);
    }
  }

  private column(name: string): Column {
    let column = this.columns.get(name);
    if (!column) this.columns.set(name, (column = this.table.column([name])));
    return column;
  }

  private addGoals(row: number, goals: Goals): void {
    for (const [goal, metrics] of Object.entries(goals)) {
      for (const name in metrics) this.table.column(['goals', goal, name]).add(row, metrics[name] ?? 0);
    }
  }
}

/** Names whose labels are remembered: most pages are seen every day. */
const MAX_NAMES = 50_000;
const memos = new Map<(name: string) => readonly string[], Map<string, readonly string[]>>();

function remember(toLabels: (name: string) => readonly string[]): (name: string) => readonly string[] {
  let memo = memos.get(toLabels);
  if (!memo || memo.size > MAX_NAMES) memos.set(toLabels, (memo = new Map()));
  const known = memo;
  return (name) => {
    let labels = known.get(name);
    if (!labels) known.set(name, (labels = toLabels(name)));
    return labels;
  };
}
