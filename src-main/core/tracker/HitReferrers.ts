import { referrerTypes, type ReferrerFact } from '@shared/plugin/facts';
import { classifyReferrer } from '@shared/referrers/classifyReferrer';
import type { FindSpammer } from '@shared/referrers/spamReferrers';
import type { DayHits } from './DayHits';
import type { HitAction } from './HitActions';
import type { TextReader } from './TextReader';
import type { TrackedSite } from './TrackedSite';
import type { HitOrigin } from './tracking/TrackedHit';

const MAX_ENTRIES = 100_000;
const direct: ReferrerFact = { type: referrerTypes.direct, name: '', url: '', keyword: '' };
/** Stands for all pages of the site itself: nearly every hit has one, and only a visit's first one is asked which. */
const ownPage: ReferrerFact = { ...direct };
/** Stands for referrers that are made up: a hit with one counts for nothing. */
export const spam: ReferrerFact = { ...direct };

/** Where hits came from: once per distinct referrer and host, or once per hit where the address names a campaign. */
export class HitReferrers {
  private readonly memo = new Map<number, Map<number, ReferrerFact>>();
  private memoSize = 0;

  constructor(
    private readonly texts: TextReader,
    private readonly findSpammer: FindSpammer,
  ) {}

  of(hits: DayHits, row: number, action: HitAction, site: TrackedSite): ReferrerFact {
    const tracked = hits.tracked?.[row]?.origin;
    if (tracked) return this.toFact(tracked, site);
    const idReferrer = hits.referrer[row]!;
    if (action.mayBeCampaign) return this.classify(idReferrer, action.url, site);
    if (idReferrer === 0) return direct;
    const byReferrer = this.hostMemo(site.idSite * 2 ** 32 + hits.host[row]!);
    let fact = byReferrer.get(idReferrer);
    if (!fact) {
      fact = this.isOwnPage(idReferrer, site) ? ownPage : this.classify(idReferrer, action.url, site);
      if (fact !== spam && fact.type === referrerTypes.direct) fact = ownPage;
      byReferrer.set(idReferrer, fact);
      this.memoSize += 1;
    }
    return fact;
  }

  /** The same with the address of the page, should it be one of the site's own. */
  ofFirst(hits: DayHits, row: number, action: HitAction, site: TrackedSite): ReferrerFact {
    const fact = this.of(hits, row, action, site);
    return fact === ownPage ? this.classify(hits.referrer[row]!, action.url, site) : fact;
  }

  /** Tells most of a site's own pages from their first characters; classifying tells them all. */
  private isOwnPage(idReferrer: number, site: TrackedSite): boolean {
    const referrer = this.texts.text(idReferrer);
    const start = referrer.startsWith('https://') ? 8 : referrer.startsWith('http://') ? 7 : 0;
    const end = referrer.indexOf('/', start);
    return start > 0 && end > 0 && site.hosts.includes(referrer.slice(start, end));
  }

  private hostMemo(key: number): Map<number, ReferrerFact> {
    if (this.memoSize >= MAX_ENTRIES) {
      this.memo.clear();
      this.memoSize = 0;
    }
    let memo = this.memo.get(key);
    if (!memo) this.memo.set(key, (memo = new Map()));
    return memo;
  }

  private classify(idReferrer: number, landingUrl: string, site: TrackedSite): ReferrerFact {
    return this.toFact({ referrer: this.texts.text(idReferrer), landingUrl, campaign: null }, site);
  }

  private toFact(origin: HitOrigin, site: TrackedSite): ReferrerFact {
    const fact = classifyReferrer({ ...origin, siteHosts: site.hosts });
    return fact.type !== referrerTypes.direct && this.findSpammer(origin.referrer) !== '' ? spam : fact;
  }
}
