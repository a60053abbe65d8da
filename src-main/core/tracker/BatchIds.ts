import type { ParsedBatch, TextColumn } from '../import/ParsedBatch';
import type { AgentTable } from './AgentTable';
import type { ClientDictionary } from './ClientDictionary';
import type { TextDictionary } from './TextDictionary';

/** What turns values of a log into ids. */
export interface Dictionaries {
  texts: TextDictionary;
  clients: ClientDictionary;
  agents: AgentTable;
}

/**
 * The database's ids for a batch's own dictionaries, looked up (and stored) when a row first needs them: texts of lines
 * that are duplicates never reach the database.
 */
export class BatchIds {
  readonly host: (index: number) => number;
  readonly target: (index: number) => number;
  readonly referrer: (index: number) => number;
  readonly extra: (index: number) => number;
  readonly client: (index: number) => number;

  constructor(batch: ParsedBatch, { texts, clients, agents }: Dictionaries) {
    const textIds = ({ texts: list, hashes }: TextColumn) =>
      onceEach(list.length, (index) => texts.idOf(hashes[index]!, list[index]!));
    const userAgent = onceEach(batch.userAgents.texts.length, (index) => {
      const id = texts.idOf(batch.userAgents.hashes[index]!, batch.userAgents.texts[index]!);
      const fact = batch.userAgents.facts[index]!;
      agents.store(id, fact);
      return id;
    });
    this.host = textIds(batch.hosts);
    this.target = textIds(batch.targets);
    this.referrer = textIds(batch.referrers);
    this.extra = textIds(batch.extras);
    const c = batch.clients;
    this.client = onceEach(c.ip.length, (index) =>
      clients.idOf({
        hash: c.hashes[index]!,
        ip: c.ip[index]!,
        idUserAgent: userAgent(c.userAgent[index]!),
        userAgentHash: batch.userAgents.hashes[c.userAgent[index]!]!,
        userId: c.userId[index]!,
        language: c.language[index]!,
        location: c.location[index]!,
      }),
    );
  }
}

/** Remembers the answer for each index. */
function onceEach(length: number, find: (index: number) => number): (index: number) => number {
  const found = new Float64Array(length).fill(-1);
  return (index) => {
    const known = found[index]!;
    return known >= 0 ? known : (found[index] = find(index));
  };
}
