import type { EngineEvent } from './protocol';

const millisecondsBetween = 2000;

/** Tells screens now and then, while a job runs, whose reports may have changed: each of them asks anew. */
export class DataNews {
  private idSites: readonly number[] = [];
  private told = 0;
  private last = -Infinity;

  constructor(
    private readonly emit: (event: EngineEvent) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** A site never told of is news at once: it belongs in the selector. */
  tell(idSites: readonly number[]): void {
    this.idSites = idSites;
    const hasNewSite = idSites.length > this.told;
    if (idSites.length > 0 && (hasNewSite || this.now() - this.last >= millisecondsBetween)) this.tellNow();
  }

  tellNow(): void {
    this.told = this.idSites.length;
    this.last = this.now();
    this.emit({ name: 'data.changed', value: { idSites: [...this.idSites] } });
  }
}
