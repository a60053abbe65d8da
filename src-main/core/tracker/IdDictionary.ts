import { IdTable } from './IdTable';

/** Where an id comes from when memory does not have it. */
export interface IdSource {
  /** Looks it up in the database; 0 when it is not there. */
  find(): number;
  /** Stores it under a new id. */
  add(id: number): void;
}

/**
 * The ids of one table by hash, the recent ones in memory. While everything stored is in memory, what is not there is new
 * without a look-up.
 */
export class IdDictionary {
  private readonly ids = new IdTable();
  private isComplete: boolean;
  private nextId: number;

  constructor(
    highestId: number,
    private readonly maxEntries: number,
    /** Called before entries are forgotten: from then on they must be found in the database. */
    private readonly onForget: () => void = () => undefined,
  ) {
    this.nextId = highestId + 1;
    this.isComplete = highestId === 0;
  }

  /** 0 when memory does not have it. Hashes are never 0. */
  known(hash: number): number {
    return this.ids.get(hash);
  }

  /** The id of something that memory does not have. */
  resolve(hash: number, source: IdSource): number {
    let id = this.isComplete ? 0 : source.find();
    if (id === 0) {
      id = this.nextId;
      this.nextId += 1;
      source.add(id);
    }
    this.remember(hash, id);
    return id;
  }

  private remember(hash: number, id: number): void {
    if (this.ids.size >= this.maxEntries) {
      this.onForget();
      this.ids.clear();
      this.isComplete = false;
    }
    this.ids.set(hash, id);
  }
}
