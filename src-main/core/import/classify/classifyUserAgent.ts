import type { ClientFact } from '@shared/plugin/facts';
import { findBot } from './findBot';
import { parseClient } from './parseClient';
import { parseCommonClient } from './parseCommonClient';
import { ShapeClassifier } from './ShapeClassifier';

const longestUserAgent = 1024;
/** IIS and NetScaler write a plus for every blank. */
const plusForBlank = /^\S*\+\(\S*$/;

const unknownClient: ClientFact = {
  class: 'person',
  botName: '',
  browserCode: '',
  browserVersion: '',
  browserEngine: '',
  osCode: '',
  osVersion: '',
  deviceType: null,
  deviceBrand: '',
  deviceModel: '',
};

/**
 * Says who is asking: a bot and of which class, or a person and with which browser, system and device.
 * An empty or unknown user agent is a person of whom nothing is known. Meant to be asked once per distinct user agent.
 */
export function classifyUserAgent(userAgent: string): ClientFact {
  const logged = userAgent.slice(0, longestUserAgent);
  const text = logged.includes('+(') && plusForBlank.test(logged) ? logged.replaceAll('+', ' ') : logged;
  if (text === '' || text === '-') return { ...unknownClient };
  const common = parseCommonClient(text);
  if (common !== null) return { class: 'person', botName: '', ...common };
  return shapes.find(text) ?? classifyAnyUserAgent(text);
}

/** The full way, without the short cuts for common browsers. */
export function classifyAnyUserAgent(userAgent: string): ClientFact {
  const bot = findBot(userAgent);
  if (bot !== null) return { ...unknownClient, class: bot.class, botName: bot.name };
  return { class: 'person', botName: '', ...parseClient(userAgent) };
}

const shapes = new ShapeClassifier(classifyAnyUserAgent);
