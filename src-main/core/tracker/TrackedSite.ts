import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import { AppError } from '@shared/errors';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { toComparableUrl } from '../sites/siteUrl';
import { readPageTitles } from '../sites/PageTitles';
import { toUrlRules, type UrlRules } from './pageUrl';
import { openTitles, type TitleFinder } from './titleFinder';

interface SiteRow {
  main_url: string;
  timezone: string;
  sitesearch: number;
  sitesearch_keyword_parameters: string;
  sitesearch_category_parameters: string;
  excluded_parameters: string;
  keep_url_fragment: number;
  exclude_unknown_urls: number;
}

/** What the tracker must know of a site. */
export interface TrackedSite {
  idSite: number;
  /** `https://` */
  scheme: string;
  /** Host of the main URL, for logs without one. */
  mainHost: string;
  /** All hosts of the site's addresses, with and without www. */
  hosts: readonly string[];
  timeZone: TimeZone;
  urlRules: UrlRules;
  /** Empty when the site has no search. */
  searchParameters: ReadonlySet<string>;
  searchCategoryParameters: ReadonlySet<string>;
  /** Addresses below which everything lies that counts, in comparable form; null where all counts. */
  onlyUrls: readonly string[] | null;
  titleOf: TitleFinder;
}

/** Whether an address counts on this site. */
export function isCounted(url: string, { onlyUrls }: TrackedSite): boolean {
  if (onlyUrls === null) return true;
  const wanted = toComparableUrl(url);
  return onlyUrls.some((own) => wanted.startsWith(own) && /^(?:$|[:/?#])/.test(wanted.slice(own.length)));
}

export function readTrackedSite(db: ReadableDatabase, idSite: number): TrackedSite {
  const row = db.get<SiteRow>(sql`SELECT * FROM site WHERE idsite = ${idSite}`);
  if (!row) throw new AppError('site.notFound', { idSite, sites: '' });
  const urls = db.rows<[url: string]>(sql`SELECT url FROM site_url WHERE idsite = ${idSite} ORDER BY url`);
  const hosts = [row.main_url, ...urls.map(([url]) => url)].map(hostOf);
  return {
    idSite,
    scheme: row.main_url.startsWith('https://') ? 'https://' : 'http://',
    mainHost: hosts[0] ?? '',
    hosts: [...new Set(hosts.flatMap(withAndWithoutWww))],
    timeZone: openTimeZone(row.timezone),
    urlRules: toUrlRules(row.excluded_parameters, row.keep_url_fragment),
    searchParameters: toNames(row.sitesearch === 1 ? row.sitesearch_keyword_parameters : ''),
    searchCategoryParameters: toNames(row.sitesearch === 1 ? row.sitesearch_category_parameters : ''),
    onlyUrls: row.exclude_unknown_urls === 1 ? [row.main_url, ...urls.flat()].map(toComparableUrl) : null,
    titleOf: openTitles(readPageTitles(db, idSite)),
  };
}

function hostOf(url: string): string {
  return url
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .toLowerCase();
}

/** A site's addresses rarely name both; links to it do. */
function withAndWithoutWww(host: string): string[] {
  return host.startsWith('www.') ? [host, host.slice(4)] : [host, `www.${host}`];
}

function toNames(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean),
  );
}
