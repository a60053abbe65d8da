import { referrerTypes, type ReferrerFact } from '@shared/plugin/facts';
import { classifyReferrer } from '@shared/referrers/classifyReferrer';
import type { UnixTime } from '@shared/units';
import type { Conversion } from '../GoalMatcher';
import type { TrackedSite } from '../TrackedSite';
import type { Visit } from '../Visit';

/** A visitor's cookie forgets what brought them after half a year. */
const MAX_AGE = 183 * 86_400;

/** What a visitor's cookie remembers to have brought them, perhaps on an earlier visit. */
export interface Attribution {
  /** '' where it only names a campaign. */
  referrer: string;
  campaign: { name: string; keyword: string } | null;
  /** When it was; null where the request does not say. */
  time: UnixTime | null;
}

/** Credits conversions to what the visitor's cookie remembers, where that is not what brought the visit itself. */
export function attributeConversions(conversions: Conversion[], visit: Visit, site: TrackedSite): Conversion[] {
  const attribution = visit.tracked?.attribution;
  if (!attribution || conversions.length === 0) return conversions;
  const referrer = toReferrer(attribution, visit, site);
  return referrer === null ? conversions : conversions.map((conversion) => ({ ...conversion, referrer }));
}

/** null where the visit's own referrer is to be credited. */
function toReferrer({ referrer, campaign, time }: Attribution, visit: Visit, site: TrackedSite): ReferrerFact | null {
  if (time !== null && (time > visit.last || visit.last - time > MAX_AGE)) return null;
  // a campaign that brought this visit outdoes a mere address, an AI assistant whatever was before
  if (visit.referrer.type === referrerTypes.ai) return null;
  if (campaign === null && visit.referrer.type === referrerTypes.campaign) return null;
  const fact = classifyReferrer({ referrer, campaign, landingUrl: '', siteHosts: site.hosts });
  const isSame = fact.type === visit.referrer.type && fact.name === visit.referrer.name;
  return fact.type === referrerTypes.direct || isSame ? null : fact;
}
