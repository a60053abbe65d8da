import type { ClientFact } from '@shared/plugin/facts';
import type { ParsedBatch } from './ParsedBatch';

type Lists = Record<string, readonly unknown[]>;
type Mutable<Column> = { [Key in keyof Column]: Column[Key] extends readonly (infer Item)[] ? Item[] : never };
type SharedColumns = Pick<ParsedBatch, 'hosts' | 'targets' | 'referrers' | 'extras' | 'clients'>;

/** What a column has got since it was sent last; from 0 it is another column. */
interface Addition<Column> {
  from: number;
  lists: Column;
}

/**
 * A batch as it crosses from a parse thread. Of the columns that batches share only what is new crosses; facts about user
 * agents are objects, which are slow to copy, so each crosses once and has a number afterwards.
 */
export interface WireBatch extends Omit<ParsedBatch, keyof SharedColumns | 'userAgents'> {
  shared: { [Name in keyof SharedColumns]: Addition<SharedColumns[Name]> };
  userAgents: Addition<{ texts: readonly string[]; hashes: readonly number[]; factIds: readonly number[] }>;
  newFacts: ClientFact[];
}

/** A thread's side: knows what it has sent. */
export class BatchSender {
  private readonly sent = {
    hosts: new SentColumn(),
    targets: new SentColumn(),
    referrers: new SentColumn(),
    extras: new SentColumn(),
    clients: new SentColumn(),
    userAgents: new SentColumn(),
  };
  private readonly factIds = new WeakMap<ClientFact, number>();
  private readonly factIdsByText = new Map<string, number>();

  toWire({ hosts, targets, referrers, extras, clients, userAgents, ...batch }: ParsedBatch): WireBatch {
    const { sent } = this;
    const shared = {
      hosts: sent.hosts.additionTo({ ...hosts }),
      targets: sent.targets.additionTo({ ...targets }),
      referrers: sent.referrers.additionTo({ ...referrers }),
      extras: sent.extras.additionTo({ ...extras }),
      clients: sent.clients.additionTo({ ...clients }),
    };
    const newFacts: ClientFact[] = [];
    const { from, lists } = sent.userAgents.additionTo({ ...userAgents });
    const { texts, hashes, facts } = lists;
    const factIds = facts.map((fact) => this.factIds.get(fact) ?? this.addFact(fact, newFacts));
    return { ...batch, shared, userAgents: { from, lists: { texts, hashes, factIds } }, newFacts };
  }

  /** Many user agents share one fact, so there are fewer facts than user agents. */
  private addFact(fact: ClientFact, newFacts: ClientFact[]): number {
    const text = JSON.stringify(fact);
    let id = this.factIdsByText.get(text);
    if (id === undefined) {
      id = this.factIdsByText.size;
      this.factIdsByText.set(text, id);
      newFacts.push(fact);
    }
    this.factIds.set(fact, id);
    return id;
  }
}

/** What of a growing column a thread has sent: the next batch carries only what came since. */
class SentColumn {
  private hashes: unknown = null;
  private length = 0;

  additionTo<Column extends Lists & { hashes: readonly number[] }>(column: Column): Addition<Column> {
    const from = column.hashes === this.hashes ? this.length : 0;
    this.hashes = column.hashes;
    this.length = column.hashes.length;
    const lists = Object.entries(column).map(([name, list]) => [name, list.slice(from)]);
    return { from, lists: Object.fromEntries(lists) as Column };
  }
}

/** The writer's side of one thread: puts the columns together again. */
export class BatchReceiver {
  private readonly facts: ClientFact[] = [];
  private readonly columns = new Map<string, Mutable<Lists>>();

  fromWire({ shared, userAgents, newFacts, ...batch }: WireBatch): ParsedBatch {
    this.facts.push(...newFacts);
    const { texts, hashes, factIds } = userAgents.lists;
    const facts = factIds.map((id) => this.facts[id]!);
    return {
      ...batch,
      hosts: this.grow('hosts', shared.hosts),
      targets: this.grow('targets', shared.targets),
      referrers: this.grow('referrers', shared.referrers),
      extras: this.grow('extras', shared.extras),
      clients: this.grow('clients', shared.clients),
      userAgents: this.grow('userAgents', { from: userAgents.from, lists: { texts, hashes, facts } }),
    };
  }

  private grow<Column extends object>(name: string, { from, lists }: Addition<Column>): Column {
    const added = lists as unknown as Mutable<Lists>;
    const known = this.columns.get(name);
    if (from === 0 || known === undefined) this.columns.set(name, added);
    else for (const [list, items] of Object.entries(added)) for (const item of items) known[list]!.push(item);
    return (from === 0 || known === undefined ? added : known) as unknown as Column;
  }
}
