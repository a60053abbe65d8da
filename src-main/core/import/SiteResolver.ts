import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import type { SiteStore } from '../sites/SiteStore';
import { MAX_SITES } from '../tracker/dayKeys';
import type { ImportOptions } from './ImportOptions';

/** What a file without host names says about its site. */
export interface HostlessFile {
  path: string;
  /** `https://www.example.com`, as the pages of the log call themselves in referrers; '' when unknown. */
  ownUrl: string;
}

/** Decides which site a line belongs to, and makes sites where it may. */
export class SiteResolver {
  private readonly byHost = new Map<string, number>();
  private readonly mayAddSites: boolean;

  constructor(
    private readonly sites: SiteStore,
    private readonly options: ImportOptions,
    /** A database without sites takes its first ones from the log. */
    private readonly isFirst: boolean,
  ) {
    this.mayAddSites = options.addSitesNewHosts || isFirst;
    // Site 1 of a database without sites is about to be made; any other has to be there.
    const isAboutToBe = options.idSite === 1 && isFirst;
    if (options.idSite !== undefined && !isAboutToBe) this.checkSite(options.idSite);
  }

  /**
   * The site of a host; 0 for none.
   *
   * Throws: site.notFound for a site named in the options.
   */
  siteOfHost(host: string): number {
    let idSite = this.byHost.get(host);
    if (idSite === undefined) {
      idSite = this.resolveHost(host);
      this.byHost.set(host, idSite);
    }
    return idSite;
  }

  /**
   * The site of a file whose format names no host.
   *
   * Throws: site.ambiguous when there are several to choose from.
   */
  siteOfFile(file: HostlessFile): number {
    const { idSite, idSiteFallback } = this.options;
    const all = this.sites.all();
    const named = [idSite, idSiteFallback].find((id) => all.some((site) => site.idsite === id));
    if (named !== undefined) return named;
    if (all.length > 1) {
      const sites = all.map((site) => `${site.idsite} (${site.name})`).join(', ');
      throw new AppError('site.ambiguous', { path: file.path, sites });
    }
    return all[0]?.idsite ?? this.addSiteOfFile(file);
  }

  /**
   * The site that a line names by its number; 0 where there is none. --idsite wins. `ownUrl` is asked for a site that is
   * to be made.
   */
  siteOfNumber(named: number, ownUrl: () => string): number {
    const idSite = this.options.idSite ?? named;
    if (this.sites.has(idSite)) return idSite;
    const isNew = this.isFirst && idSite <= MAX_SITES;
    return isNew ? this.sites.add({ idsite: idSite, name: `Site ${idSite}`, urls: toList(ownUrl()) }) : 0;
  }

  private resolveHost(host: string): number {
    const { idSite, idSiteFallback } = this.options;
    if (idSite !== undefined) return this.checkSite(idSite);
    const known = host === '' ? undefined : this.sites.findByHost(host);
    if (known !== undefined) return known;
    if (host !== '' && this.mayAddSites) return this.sites.add({ name: host, urls: [`http://${host}`] });
    return idSiteFallback === undefined ? 0 : this.checkSite(idSiteFallback);
  }

  private addSiteOfFile({ path, ownUrl }: HostlessFile): number {
    const name = path === '-' ? 'standard input' : basename(path).replace(/(\.(gz|bz2|xz|zst|zip|tar|log|txt))+$/i, '');
    const slug =
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'site';
    return this.sites.add({ name: name || 'site', urls: [ownUrl || `http://${slug}.invalid`] });
  }

  private checkSite(idSite: number): number {
    if (!this.sites.has(idSite)) throw this.sites.notFound(idSite);
    return idSite;
  }
}

function toList(url: string): string[] {
  return url === '' ? [] : [url];
}
