import type { ClientClass } from '@shared/plugin/facts';

/**
 * Parts of user agents (lower case) that Matomo's log importer takes for a bot: the last net, below the lists that know
 * bots by name. Source: facts about matomo-log-analytics.
 */
export const botSubstrings: readonly (readonly [text: string, clientClass: ClientClass])[] = [
  ['adsbot-google', 'other-bot'],
  ['ask jeeves', 'search'],
  ['baidubot', 'search'],
  ['bot-', 'other-bot'],
  ['bot/', 'other-bot'],
  ['ccooter/', 'other-bot'],
  ['crawl', 'other-bot'],
  ['curl', 'library'],
  ['echoping', 'monitoring'],
  ['exabot', 'search'],
  ['feed', 'feed'],
  ['googlebot', 'search'],
  ['ia_archiver', 'other-bot'],
  ['java/', 'library'],
  ['libwww', 'library'],
  ['mediapartners-google', 'other-bot'],
  ['msnbot', 'search'],
  ['netcraftsurvey', 'monitoring'],
  ['panopta', 'monitoring'],
  ['pingdom.com_bot_', 'monitoring'],
  ['robot', 'other-bot'],
  ['spider', 'other-bot'],
  ['surveybot', 'other-bot'],
  ['twiceler', 'search'],
  ['voilabot', 'search'],
  ['yahoo', 'other-bot'],
  ['yandex', 'other-bot'],
  ['zabbix', 'monitoring'],
  ['googlestackdrivermonitoring', 'monitoring'],
];
