import type { DataTable } from './DataTable';

/** Tables by date label, by site id or by report: the answer to a request over several periods or sites. Maps nest: sites, then dates. */
export class DataTableMap {
  readonly tables = new Map<string, DataTable | DataTableMap>();

  constructor(readonly keyName: 'date' | 'idSite' | 'report') {}

  set(key: string, table: DataTable | DataTableMap): this {
    this.tables.set(key, table);
    return this;
  }

  /** The same map with every table replaced. */
  map(change: (table: DataTable) => DataTable): DataTableMap {
    const result = new DataTableMap(this.keyName);
    for (const [key, table] of this.tables) {
      result.set(key, table instanceof DataTableMap ? table.map(change) : change(table));
    }
    return result;
  }
}
