import crawlerList from 'crawler-user-agents';
import { isbot, isbotMatch } from 'isbot';
import { aiAgents } from '@shared/bots/data/aiAgents';
import type { ClientClass } from '@shared/plugin/facts';
import { botSubstrings } from './data/botSubstrings';
import { PatternIndex } from './PatternIndex';
import { toBotName } from './toBotName';

/** What kind of automation a user agent belongs to. */
export interface BotFact {
  class: ClientClass;
  name: string;
}

// The package's declarations do not know the tags of its entries.
const crawlers: readonly { pattern: string; tags?: readonly string[] }[] = crawlerList;

const classOfTag: Readonly<Record<string, ClientClass>> = {
  'search-engine': 'search',
  'ai-crawler': 'ai-training',
  seo: 'seo',
  monitoring: 'monitoring',
  scanner: 'scanner',
  'feed-reader': 'feed',
  'social-preview': 'preview',
  'http-library': 'library',
};

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const aiClasses = new Map<string, ClientClass>(aiAgents.map(([name, , clientClass]) => [name, clientClass]));
const longestFirst = [...aiClasses.keys()].sort((a, b) => b.length - a.length);
const anyAiAgent = new RegExp(`(?<![A-Za-z])(?:${longestFirst.map(escapeRegExp).join('|')})(?![A-Za-z])`);

const crawlerIndex = new PatternIndex(crawlers.map((crawler) => crawler.pattern));

const anySubstring = new RegExp(botSubstrings.map(([text]) => escapeRegExp(text)).join('|'), 'i');
const classOfSubstring = new Map<string, ClientClass>(botSubstrings);
const classedSubstrings = botSubstrings.filter(([, clientClass]) => clientClass !== 'other-bot');

/** The bot behind a user agent, or null for people. Lists are asked from the most to the least exact. */
export function findBot(userAgent: string): BotFact | null {
  const bot = findAiAgent(userAgent) ?? findCrawler(userAgent) ?? findGenericBot(userAgent) ?? findSubstring(userAgent);
  return bot?.class === 'other-bot' ? { ...bot, class: guessClass(userAgent) } : bot;
}

/** The class of a bot that is on a list without one. */
function guessClass(userAgent: string): ClientClass {
  const lower = userAgent.toLowerCase();
  return classedSubstrings.find(([text]) => lower.includes(text))?.[1] ?? 'other-bot';
}

function findAiAgent(userAgent: string): BotFact | null {
  const name = anyAiAgent.exec(userAgent)?.[0];
  return name === undefined ? null : { class: aiClasses.get(name) ?? 'ai-training', name };
}

function findCrawler(userAgent: string): BotFact | null {
  const found = crawlerIndex.find(userAgent);
  if (found === null) return null;
  const { index, match } = found;
  return { class: toClass(crawlers[index]?.tags ?? []), name: toBotName(userAgent, match.index, match[0].length) };
}

function toClass(tags: readonly string[]): ClientClass {
  if (tags.includes('ai-crawler')) return 'ai-training';
  for (const tag of tags) {
    const found = classOfTag[tag];
    if (found !== undefined) return found;
  }
  return 'other-bot';
}

function findGenericBot(userAgent: string): BotFact | null {
  if (!isbot(userAgent)) return null;
  const match = isbotMatch(userAgent) ?? '';
  return { class: 'other-bot', name: toBotName(userAgent, userAgent.indexOf(match), match.length) };
}

function findSubstring(userAgent: string): BotFact | null {
  const match = anySubstring.exec(userAgent);
  if (match === null) return null;
  const clientClass = classOfSubstring.get(match[0].toLowerCase()) ?? 'other-bot';
  return { class: clientClass, name: toBotName(userAgent, match.index, match[0].length) };
}
