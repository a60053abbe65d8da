import { AppError } from '@shared/errors';
import type { Site } from '@shared/plugin/defineApi';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { hostOfUrl, toComparableUrl, withoutWww } from './siteUrl';

type SiteRow = Omit<Site, 'urls' | 'ts_created'> & { ts_created: number };

/** The sites as they are stored. */
export class SiteReader {
  constructor(protected readonly db: ReadableDatabase) {}

  /** In the order of their ids. */
  all(): Site[] {
    const urls = this.urlsBySite();
    const rows = this.db.all<SiteRow>(sql`SELECT * FROM site ORDER BY idsite`);
    return rows.map((row) => toSite(row, urls.get(row.idsite) ?? []));
  }

  /** Throws: AppError site.notFound. */
  byId(idSite: number): Site {
    const row = this.db.get<SiteRow>(sql`SELECT * FROM site WHERE idsite = ${idSite}`);
    if (!row) throw this.notFound(idSite);
    const urls = this.db.rows<[string]>(sql`SELECT url FROM site_url WHERE idsite = ${idSite} ORDER BY url`);
    return toSite(
      row,
      urls.map(([url]) => url),
    );
  }

  has(idSite: number): boolean {
    return this.db.value(sql`SELECT 1 FROM site WHERE idsite = ${idSite}`) === 1;
  }

  /** The first site that has an address on this host, with or without `www.` and whatever the port. */
  findByHost(host: string): number | undefined {
    const wanted = withoutWww(hostOfUrl(`http://${host.toLowerCase()}`));
    if (wanted === '') return undefined;
    return this.all().find((site) => site.urls.some((url) => withoutWww(hostOfUrl(url)) === wanted))?.idsite;
  }

  /** The sites that have this address; the scheme and `www.` don't count. */
  idsByUrl(url: string): number[] {
    const wanted = toComparableUrl(url);
    return this.all()
      .filter((site) => site.urls.some((own) => toComparableUrl(own) === wanted))
      .map((site) => site.idsite);
  }

  notFound(idSite: number | string): AppError {
    const known = this.all().map((site) => `${site.idsite} (${site.name})`);
    return new AppError('site.notFound', { idSite, sites: known.join(', ') || 'none yet' });
  }

  private urlsBySite(): Map<number, string[]> {
    const urls = new Map<number, string[]>();
    for (const [idSite, url] of this.db.rows<[number, string]>(sql`SELECT idsite, url FROM site_url ORDER BY url`)) {
      const list = urls.get(idSite);
      if (list) list.push(url);
      else urls.set(idSite, [url]);
    }
    return urls;
  }
}

function toSite(row: SiteRow, urls: readonly string[]): Site {
  const others = urls.filter((url) => url !== row.main_url);
  const created = new Date(row.ts_created * 1000).toISOString();
  return { ...row, urls: [row.main_url, ...others], ts_created: created.slice(0, 19).replace('T', ' ') };
}
