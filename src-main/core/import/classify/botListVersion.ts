import crawlers from 'crawler-user-agents';
import { aiAgents } from '@shared/bots/data/aiAgents';
import { hash53 } from '../../tracker/hash53';
import { botSubstrings } from './data/botSubstrings';

/** Raise it when the way in which the lists are asked changes. */
const RULES = 2;

let version: number | null = null;

/** Another number whenever the lists of bots have changed. */
export function botListVersion(): number {
  version ??= hash53(JSON.stringify([RULES, crawlers.map(({ pattern }) => pattern), aiAgents, botSubstrings]));
  return version;
}
