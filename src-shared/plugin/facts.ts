/**
 * Parsed facts: what the core works out once per distinct value (a user agent, an address, a referrer, a URL) and
 * plugins' dimensions take their columns from.
 */

/** Who is asking, judged by the user agent. */
export const clientClasses = [
  'person',
  'search',
  'ai-training',
  'ai-search',
  'ai-user',
  'seo',
  'monitoring',
  'scanner',
  'feed',
  'preview',
  'library',
  'other-bot',
] as const;
/** `person` makes visits; every other class is automation and stays in the request log. */
export type ClientClass = (typeof clientClasses)[number];

/** Shape: codes as Matomo writes them (browser `CH`, operating system `WIN`); empty text where unknown. */
export interface ClientFact {
  class: ClientClass;
  /** The bot's name; empty for people. */
  botName: string;
  browserCode: string;
  browserVersion: string;
  browserEngine: string;
  osCode: string;
  osVersion: string;
  /** Matomo's device type: 0 desktop, 1 smartphone, 2 tablet, …; null when unknown. */
  deviceType: number | null;
  deviceBrand: string;
  deviceModel: string;
}

/** Shape: ISO 3166 codes in lower case, `xx` for an unknown country. */
export interface LocationFact {
  country: string;
  /** The part of ISO 3166-2 after the country, or the name where the database has no code. */
  region: string;
  /** In English. */
  regionName: string;
  city: string;
  latitude: number | null;
  longitude: number | null;
  /** The network that the address belongs to, its number (of the autonomous system) first: `AS3320 Deutsche Telekom AG`; '' unknown. */
  network: string;
}

/** Matomo's channel types, by the names that segments know them under. */
export const referrerTypes = { direct: 1, search: 2, website: 3, campaign: 6, social: 7, ai: 8 } as const;
/** One of them. */
export type ChannelName = keyof typeof referrerTypes;

/** Keys of the channels' names in texts. */
export const channelTexts: Readonly<Record<ChannelName, string>> = {
  direct: 'Referrers_DirectEntry',
  search: 'Referrers_SearchEngines',
  website: 'Referrers_Websites',
  social: 'Referrers_SocialNetworks',
  campaign: 'Referrers_Campaigns',
  ai: 'Referrers_AIAssistants',
};

/** The name of a stored type; undefined for what is none. */
export function toChannel(type: number): ChannelName | undefined {
  return (Object.keys(referrerTypes) as ChannelName[]).find((name) => referrerTypes[name] === type);
}

/** Where a visit came from. */
export interface ReferrerFact {
  type: number;
  name: string;
  url: string;
  keyword: string;
}

/** What the log line, or the visit's tracking requests, say besides the above; '' where they don't. */
export interface FieldsFact {
  userId: string;
  /** Languages that the browser asks for, the first one first. */
  language: string;
  /** Of the screen, `1680x1050`; only tracking requests say it. */
  resolution: string;
  /** When the visit began on the visitor's own clock, `HH:MM:SS`; only tracking requests say it. */
  localTime: string;
}

/** All parsed facts of a visit's first hit (the referrer: of the visit). */
export interface VisitFacts {
  client: ClientFact;
  location: LocationFact;
  referrer: ReferrerFact;
  fields: FieldsFact;
}
