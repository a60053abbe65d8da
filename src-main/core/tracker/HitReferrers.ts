import { referrerTypes, type ReferrerFact } from '@shared/plugin/facts';
import { classifyReferrer } from '@shared/referrers/classifyReferrer';
import type { HitAction } from './HitActions';
import type { TextReader } from './TextReader';
import type { TrackedSite } from './TrackedSite';

const MAX_ENTRIES = 200_000;
const direct: ReferrerFact = { type: referrerTypes.direct, name: '', url: '', keyword: '' };

/** Where hits came from, worked out once per distinct referrer (once per hit where the address names a campaign). */
export class HitReferrers {
  private readonly memo = new Map<number, ReferrerFact>();
  private idSite = 0;

  constructor(private readonly texts: TextReader) {}

  forget(): void {
    this.memo.clear();
  }

  of(idReferrer: number, action: HitAction, site: TrackedSite): ReferrerFact {
    if (action.mayBeCampaign) return this.classify(idReferrer, action.url, site);
    if (idReferrer === 0) return direct;
    if (site.idSite !== this.idSite || this.memo.size >= MAX_ENTRIES) {
      this.memo.clear();
      this.idSite = site.idSite;
    }
    let fact = this.memo.get(idReferrer);
    if (!fact) {
      fact = this.classify(idReferrer, `${site.scheme}${site.mainHost}/`, site);
      this.memo.set(idReferrer, fact);
    }
    return fact;
  }

  private classify(idReferrer: number, landingUrl: string, site: TrackedSite): ReferrerFact {
    return classifyReferrer({ referrer: this.texts.text(idReferrer), landingUrl, siteHosts: site.hosts });
  }
}
