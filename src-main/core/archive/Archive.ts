import { DataTable } from '@shared/datatable/DataTable';
import type { Engine } from '../Engine';
import type { ArchiveRequest, TableOptions } from './ArchiveRequest';

/** Reads archives; one that is missing or out of date is built first, answered from memory and handed to the store. */
export class Archive {
  constructor(private readonly engine: Engine) {}

  /** Stored numbers by name; 0 where none is stored. */
  async getNumerics(request: ArchiveRequest, names: readonly string[]): Promise<Record<string, number>> {
    throw new Error(`not built yet ${this.engine.now()} ${request.idSite} ${names}`);
  }

  /** A stored table; empty when there was nothing to count. */
  async getDataTable(request: ArchiveRequest, record: string, options: TableOptions = {}): Promise<DataTable> {
    throw new Error(`not built yet ${request.idSite} ${record} ${options.depth}`);
  }
}
