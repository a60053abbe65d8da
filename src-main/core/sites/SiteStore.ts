import { AppError } from '@shared/errors';
import { isTimeZone } from '@shared/period/timeZone';
import type { Site } from '@shared/plugin/defineApi';
import type { UnixTime } from '@shared/units';
import type { WritableDatabase } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { makeSiteDue, makeZoneDue } from './makeSiteDue';
import { SiteReader } from './SiteReader';
import { parseSiteUrl } from './siteUrl';

/** Keys of visits and archives have 13 bits for the site. */
const MAX_SITES = 8191;

/** What may be said of a new site; the rest is as the schema has it. */
export type NewSite = Partial<Omit<Site, 'ts_created'>> & { name: string };

/** Columns of a site that can be changed, with how their values are checked. */
const columns = {
  name: toName,
  main_url: parseSiteUrl,
  timezone: toTimeZone,
  currency: (value: unknown) => String(value).trim().toUpperCase() || 'USD',
  ecommerce: toFlag,
  sitesearch: toFlag,
  sitesearch_keyword_parameters: toList,
  sitesearch_category_parameters: toList,
  excluded_parameters: toList,
  keep_url_fragment: (value: unknown) => (Number(value) === 2 ? 2 : toFlag(value)),
  exclude_unknown_urls: toFlag,
  group: (value: unknown) => String(value).trim(),
  type: (value: unknown) => String(value).trim() || 'website',
} as const satisfies Partial<Record<keyof Site, (value: never) => string | number>>;

/** Columns that visits are derived by, the time zone apart: when one changes, the site's visits are due. */
const shapesVisits = [
  'urls',
  'sitesearch',
  'sitesearch_keyword_parameters',
  'sitesearch_category_parameters',
  'excluded_parameters',
  'keep_url_fragment',
  'exclude_unknown_urls',
] as const satisfies readonly (keyof Site)[];

/** Makes, changes and removes sites. */
export class SiteStore extends SiteReader {
  constructor(
    protected override readonly db: WritableDatabase,
    private readonly now: () => UnixTime = () => Math.floor(Date.now() / 1000),
  ) {
    super(db);
  }

  /** Returns the new site's id, the next one unless given. Its time zone is the machine's unless given. Throws: AppError. */
  add({ urls = [], ...site }: NewSite): number {
    const addresses = [...new Set([...(site.main_url ? [site.main_url] : []), ...urls].map(parseSiteUrl))];
    const mainUrl = addresses[0] ?? parseSiteUrl(toHost(site.name));
    return this.db.transaction(() => {
      const idSite = site.idsite ?? (this.db.value<number>(sql`SELECT max(idsite) FROM site`) ?? 0) + 1;
      if (idSite > MAX_SITES) throw new AppError('site.tooMany');
      const timezone = site.timezone || Intl.DateTimeFormat().resolvedOptions().timeZone;
      this.db.run(sql`
        INSERT INTO site (idsite, name, main_url, ts_created, timezone)
        VALUES (${idSite}, ${toName(site.name)}, ${mainUrl}, ${this.now()}, ${toTimeZone(timezone)})
      `);
      this.update(idSite, { ...site, main_url: mainUrl, timezone, urls: [mainUrl, ...addresses] });
      return idSite;
    });
  }

  /** Changes what is given. `urls` replaces all addresses, the first becomes the main one. Throws: AppError. */
  update(idSite: number, change: Partial<Site>): void {
    this.db.transaction(() => {
      if (!this.has(idSite)) throw this.notFound(idSite);
      const before = this.byId(idSite);
      const urls = change.urls?.map(parseSiteUrl);
      const values = urls?.[0] ? { ...change, main_url: urls[0] } : change;
      for (const [column, check] of Object.entries(columns)) {
        const value = values[column as keyof typeof columns];
        if (value !== undefined) this.set(idSite, column, (check as (value: unknown) => string | number)(value));
      }
      if (urls || change.main_url !== undefined) this.setUrls(idSite, urls ?? this.byId(idSite).urls);
      const after = this.byId(idSite);
      if (before.timezone !== after.timezone) makeZoneDue(this.db, idSite, before.timezone);
      const isChanged = shapesVisits.some((column) => String(before[column]) !== String(after[column]));
      if (isChanged) makeSiteDue(this.db, idSite);
    });
  }

  /** Removes a site with all that was imported into it. Throws: AppError site.notFound. */
  remove(idSite: number): void {
    this.db.transaction(() => {
      if (!this.has(idSite)) throw this.notFound(idSite);
      const tables = this.db.rows<[string]>(sql`
        SELECT DISTINCT m.name
        FROM sqlite_schema m
        JOIN pragma_table_info(m.name) c ON c.name = 'idsite'
        WHERE m.type = 'table'
      `);
      for (const [table] of tables) this.db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE idsite = ${idSite}`);
      this.db.run(sql`DELETE FROM segment WHERE enable_only_idsite = ${idSite}`);
    });
  }

  private set(idSite: number, column: string, value: string | number): void {
    const assignment: Sql = sql`UPDATE site SET ${sql.identifier(column)} = ${value} WHERE idsite = ${idSite}`;
    this.db.run(assignment);
  }

  private setUrls(idSite: number, urls: readonly string[]): void {
    this.db.run(sql`DELETE FROM site_url WHERE idsite = ${idSite}`);
    for (const url of urls) this.db.run(sql`INSERT OR IGNORE INTO site_url (idsite, url) VALUES (${idSite}, ${url})`);
  }
}

function toName(value: unknown): string {
  const name = String(value).trim();
  if (name === '') throw new AppError('api.parameterInvalid', { name: 'siteName', value: '', hint: 'Give it a name.' });
  return name;
}

/** A site without an address gets one that cannot exist, so that links still have the right form. */
function toHost(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `http://${slug || 'site'}.invalid`;
}

function toTimeZone(value: unknown): string {
  const name = String(value).trim();
  if (isTimeZone(name)) return name;
  const hint = 'Give the IANA name of a time zone, such as Europe/Berlin or UTC.';
  throw new AppError('api.parameterInvalid', { name: 'timezone', value: name, hint });
}

function toFlag(value: unknown): number {
  return value === true || value === 1 || value === '1' || value === 'true' ? 1 : 0;
}

/** Names separated by commas, without blanks and doubles. */
function toList(value: unknown): string {
  const names = String(value)
    .split(',')
    .map((name) => name.trim());
  return [...new Set(names.filter(Boolean))].join(',');
}
