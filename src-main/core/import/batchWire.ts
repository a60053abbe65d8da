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

/** What a thread has sent. Many user agents share one fact, so there are fewer facts than user agents. */
export class SentFacts {
  private readonly ids = new WeakMap<ClientFact, number>();
  private readonly idsByText = new Map<string, number>();

  toWire({ userAgents, ...batch }: ParsedBatch): WireBatch {
    const newFacts: ClientFact[] = [];
    const factIds = Uint32Array.from(userAgents.facts, (fact) => this.ids.get(fact) ?? this.add(fact, newFacts));
    return { ...batch, userAgents: { texts: userAgents.texts, hashes: userAgents.hashes, factIds }, newFacts };
  }

  private add(fact: ClientFact, newFacts: ClientFact[]): number {
    const text = JSON.stringify(fact);
    let id = this.idsByText.get(text);
    if (id === undefined) {
      id = this.idsByText.size;
      this.idsByText.set(text, id);
      newFacts.push(fact);
    }
    this.ids.set(fact, id);
    return id;
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
  columns.push(
    batch.targets.hashes,
    batch.referrers.hashes,
    batch.extras.hashes,
    batch.clients.hashes,
    batch.clients.userAgent,
  );
  return columns.filter((column) => ArrayBuffer.isView(column)).map((column) => column.buffer as ArrayBuffer);
}
