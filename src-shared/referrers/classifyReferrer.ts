import { referrerTypes, type ReferrerFact } from '../plugin/facts';
import { findAiAssistant, findAiSource } from './aiAssistants';
import { parseCampaign, sourceOf, type Campaign } from './parseCampaign';
import { parseUrl, type UrlParts } from './parseUrl';
import { findSearch } from './searchEngines';
import { findSocial } from './socials';

const longestName = 255;
const longestUrl = 1500;

/** What a referrer is judged by. */
export interface ReferrerQuestion {
  referrer: string;
  /** The address of the page it led to, with or without scheme and host. */
  landingUrl: string;
  /** The site's own hosts, some perhaps with the beginning of a path; `www.` makes no difference. */
  siteHosts: Iterable<string>;
  /** The campaign that counts where the landing address names none. */
  campaign?: Campaign | null;
}

/**
 * Says where a visit came from, in Matomo's order: a landing address that asks for no referrer, an AI assistant (which may
 * only be named as utm_source), a campaign, no referrer at all, the site itself, a search engine, a social network, another
 * website.
 */
export function classifyReferrer(question: ReferrerQuestion): ReferrerFact {
  const { referrer, landingUrl, siteHosts } = question;
  if (asksForNone(landingUrl)) return toFact(referrerTypes.direct);
  const url = referrer === '' || referrer === '-' ? null : parseUrl(referrer);
  const assistant = toAssistant(url, question);
  if (assistant !== undefined) return toFact(referrerTypes.ai, assistant, url === null ? '' : referrer);
  const named = parseCampaign(landingUrl);
  const campaign = named ?? question.campaign;
  if (campaign) {
    const keyword = campaign.keyword || (named ? toCampaignKeyword(url) : '');
    return toFact(referrerTypes.campaign, campaign.name, url === null ? '' : referrer, keyword);
  }
  if (url === null) return toFact(referrerTypes.direct);
  if (isOwn(url, landingUrl, siteHosts)) return toFact(referrerTypes.direct, '', referrer);
  return classifyForeign(url, referrer);
}

/** Assistants put their name into the links that they give, because many of their windows send no referrer. */
function toAssistant(url: UrlParts | null, { landingUrl, siteHosts }: ReferrerQuestion): string | undefined {
  if (url !== null && !isOwn(url, landingUrl, siteHosts)) {
    const found = findAiAssistant(url.host, url.path);
    if (found !== undefined) return found;
  }
  return findAiSource(sourceOf(landingUrl));
}

function classifyForeign(url: UrlParts, referrer: string): ReferrerFact {
  const search = findSearch(url);
  if (search !== null) return toFact(referrerTypes.search, search.engine, referrer, search.keyword);
  const social = findSocial(url.host);
  if (social !== undefined) return toFact(referrerTypes.social, social, referrer);
  return toFact(referrerTypes.website, url.host, referrer);
}

function toFact(type: number, name = '', url = '', keyword = ''): ReferrerFact {
  return {
    type,
    name: name.slice(0, longestName),
    url: url.slice(0, longestUrl),
    keyword: keyword.slice(0, longestName),
  };
}

function asksForNone(landingUrl: string): boolean {
  return landingUrl.includes('ignore_refer') && /[?&#]ignore_referr?er=1(?:[&#]|$)/.test(landingUrl);
}

/** A campaign without a keyword of its own takes the search's that led to it, or else the host's name. */
function toCampaignKeyword(url: UrlParts | null): string {
  if (url === null) return '';
  return findSearch(url)?.keyword || url.host;
}

function isOwn(url: UrlParts, landingUrl: string, siteHosts: Iterable<string>): boolean {
  const host = withoutWww(url.host);
  const landing = parseUrl(landingUrl);
  if (landing !== null && landing.host === url.host) return true;
  for (const own of siteHosts) {
    const address = withoutWww(own.toLowerCase());
    if (address === host || (address.includes('/') && `${host}${url.path}`.startsWith(address))) return true;
  }
  return false;
}

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}
