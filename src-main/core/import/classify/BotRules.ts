import type { ClientFact } from '@shared/plugin/facts';
import { botSubstrings } from './data/botSubstrings';
import { classifyUserAgent } from './classifyUserAgent';

/** What decides who is a bot, besides the lists that ship with the app; crosses to the parse threads. */
export interface BotRules {
  /** Parts of user agents that the user takes for bots, in lower case. */
  ownBots: readonly string[];
  /** Count as Matomo does: programs that fetch pages make visits, unless its log importer leaves them out by name. */
  isMatomo: boolean;
}

export const standardBotRules: BotRules = { ownBots: [], isMatomo: false };

/** Says who is behind a user agent. The user's own list goes before all others. */
export function classifyByRules(userAgent: string, { ownBots }: BotRules): ClientFact {
  const fact = classifyUserAgent(userAgent);
  if (ownBots.length === 0) return fact;
  const lower = userAgent.toLowerCase();
  const own = ownBots.find((part) => lower.includes(part));
  return own === undefined ? fact : { ...fact, class: 'other-bot', botName: own };
}

/** Are its lines a bot's, which make no visits? */
export function isBot(userAgent: string, fact: ClientFact, { isMatomo }: BotRules): boolean {
  if (userAgent === '' || fact.class === 'person') return false;
  if (!isMatomo || fact.class !== 'library') return true;
  const lower = userAgent.toLowerCase();
  return botSubstrings.some(([part]) => lower.includes(part));
}
