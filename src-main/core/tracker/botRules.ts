import { standardBotRules, type BotRules } from '../import/classify/BotRules';
import type { ReadableDatabase } from '../db/Database';
import { readSetting } from '../settings/Settings';

/** The rules that the settings ask for. */
export function readBotRules(db: ReadableDatabase): BotRules {
  const ownBots = readSetting(db, 'tracker.botUserAgents').map((part) => part.toLowerCase());
  return { ...standardBotRules, ownBots, isMatomo: readSetting(db, 'tracker.visitorRecognition') === 'matomo' };
}
