import { coreAggregations, RecordTable, type LogGroup } from 'heartwood/sdk';

type Column = ReturnType<RecordTable['column']>;

/** A record of request lines: rows by labels, as deep as those go; a row's numbers are the sums of what is below it. */
export class RequestTree {
  readonly table = new RecordTable();
  private readonly columns = new Map<string, Column>();

  /** Adds numbers to the rows on the way, from a level on; returns the number of the last. */
  add(labels: readonly string[], metrics: LogGroup['metrics'], level = 0): number {
    let row = -1;
    labels.forEach((label, depth) => {
      row = this.table.ensureRow(row, label);
      if (depth >= level) this.addMetrics(row, metrics);
    });
    return row;
  }

  private addMetrics(row: number, metrics: LogGroup['metrics']): void {
    for (const name in metrics) {
      const value = metrics[name];
      if (value !== undefined) this.column(name).add(row, value, coreAggregations[name]);
    }
  }

  private column(name: string): Column {
    let column = this.columns.get(name);
    if (!column) this.columns.set(name, (column = this.table.column([name])));
    return column;
  }
}
