import type { ClientFact } from '@shared/plugin/facts';
import type { ParsedBatch } from './ParsedBatch';

/**
 * A batch as it crosses from a parse thread. Facts about user agents are objects, which are slow to copy, so a thread
 * sends each once and names it by its number afterwards.
 */
export interface WireBatch extends Omit<ParsedBatch, 'userAgents'> {
  userAgents: { texts: string[]; hashes: Float64Array; factIds: Uint32Array };
  newFacts: ClientFact[];
}

/** Facts that a thread remembers having sent. */
export class SentFacts {
  private readonly ids = new Map<ClientFact, number>();

  toWire({ userAgents, ...batch }: ParsedBatch): WireBatch {
    const newFacts: ClientFact[] = [];
    const factIds = Uint32Array.from(userAgents.facts, (fact) => {
      const known = this.ids.get(fact);
      if (known !== undefined) return known;
      newFacts.push(fact);
      this.ids.set(fact, this.ids.size);
      return this.ids.size - 1;
    });
    return { ...batch, userAgents: { texts: userAgents.texts, hashes: userAgents.hashes, factIds }, newFacts };
  }
}

/** The batch again; `facts` holds what the same thread sent before, and grows. */
export function fromWire({ newFacts, ...batch }: WireBatch, facts: ClientFact[]): ParsedBatch {
  facts.push(...newFacts);
  const { texts, hashes, factIds } = batch.userAgents;
  return { ...batch, userAgents: { texts, hashes, facts: Array.from(factIds, (id) => facts[id]!) } };
}

/** The buffers of a batch, to be moved instead of copied. */
export function buffersOf(batch: WireBatch): ArrayBuffer[] {
  const columns = [...Object.values(batch), batch.userAgents.factIds, batch.userAgents.hashes, batch.hosts.hashes];
  columns.push(batch.targets.hashes, batch.referrers.hashes, batch.clients.hashes, batch.clients.userAgent);
  return columns.filter((column) => ArrayBuffer.isView(column)).map((column) => column.buffer as ArrayBuffer);
}
