import type { ClientClass } from '../plugin/facts';

/** Whose requests reports on requests count; `everything` leaves nobody out. */
export const audiences = ['everything', 'people', 'searchBots', 'aiBots', 'otherMachines'] as const;
export type Audience = (typeof audiences)[number];

/** Which audience a class of clients belongs to: the one table of it. */
export const audienceOfClass: Readonly<Record<ClientClass, Exclude<Audience, 'everything'>>> = {
  person: 'people',
  search: 'searchBots',
  'ai-training': 'aiBots',
  'ai-search': 'aiBots',
  'ai-user': 'aiBots',
  seo: 'otherMachines',
  monitoring: 'otherMachines',
  scanner: 'otherMachines',
  feed: 'otherMachines',
  preview: 'otherMachines',
  library: 'otherMachines',
  'other-bot': 'otherMachines',
};

/** The audience of a class as stored; one that this version doesn't know is a machine's. */
export function audienceOf(clientClass: string): Exclude<Audience, 'everything'> {
  return Object.hasOwn(audienceOfClass, clientClass) ? audienceOfClass[clientClass as ClientClass] : 'otherMachines';
}
