import type { ClientColumn, ParsedBatch, TextColumn } from '../import/ParsedBatch';
import type { AgentTable } from './AgentTable';
import type { ClientDictionary } from './ClientDictionary';
import type { TextDictionary } from './TextDictionary';

/** What turns values of a log into ids. */
export interface Dictionaries {
  texts: TextDictionary;
  clients: ClientDictionary;
  agents: AgentTable;
}

/** Finds the id of a column's entry. */
type FindId = (index: number) => number;

/**
 * The database's ids for the entries of batches' columns, looked up (and stored) when a row first needs them: texts of
 * lines that are duplicates never reach the database. Batches share their columns, so an entry is looked up once for all
 * the batches of a thread.
 */
export class BatchIds {
  private readonly ids = new WeakMap<TextColumn | ClientColumn, EntryIds>();

  constructor(private readonly dictionaries: Dictionaries) {}

  /** The ids of a column's entries, in the place of their numbers. */
  ofTexts(column: TextColumn, entries: Float64Array): void {
    const { texts } = this.dictionaries;
    this.idsOf(column).replace(entries, (index) => texts.idOf(column.hashes[index]!, column.texts[index]!));
  }

  /** The same for clients; their user agents are stored with them. */
  ofClients({ clients, userAgents }: ParsedBatch, entries: Float64Array): void {
    const { texts, agents, clients: dictionary } = this.dictionaries;
    const findAgent: FindId = (index) => {
      const id = texts.idOf(userAgents.hashes[index]!, userAgents.texts[index]!);
      agents.store(id, userAgents.facts[index]!);
      return id;
    };
    this.idsOf(clients).replace(entries, (index) => {
      const agent = clients.userAgent[index]!;
      return dictionary.idOf({
        hash: clients.hashes[index]!,
        ip: clients.ip[index]!,
        idUserAgent: this.idsOf(userAgents).of(agent, findAgent),
        userAgentHash: userAgents.hashes[agent]!,
        userId: clients.userId[index]!,
        language: clients.language[index]!,
        location: clients.location[index]!,
      });
    });
  }

  private idsOf(column: TextColumn | ClientColumn): EntryIds {
    let ids = this.ids.get(column);
    if (!ids) this.ids.set(column, (ids = new EntryIds()));
    return ids;
  }
}

/** The ids of one column's entries, as far as they were asked for. */
class EntryIds {
  /** One more than the id; 0 where it is not known yet. */
  private known = new Uint32Array(1024);

  of(entry: number, find: FindId): number {
    if (entry >= this.known.length) this.grow(entry);
    return (this.known[entry] ||= find(entry) + 1) - 1;
  }

  replace(entries: Float64Array, find: FindId): void {
    for (let i = 0; i < entries.length; i += 1) entries[i] = this.of(entries[i]!, find);
  }

  private grow(entry: number): void {
    const larger = new Uint32Array(Math.max(entry + 1, this.known.length * 2));
    larger.set(this.known);
    this.known = larger;
  }
}
