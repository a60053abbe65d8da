import { referrerTypes, type ReferrerFact } from '@shared/plugin/facts';
import type { DayHits } from './DayHits';
import type { HitAction, HitActions } from './HitActions';
import { spam, type HitReferrers } from './HitReferrers';
import { isCounted, type TrackedSite } from './TrackedSite';
import type { MeasuredAnswer, TrackedHit } from './tracking/TrackedHit';
import { Visit } from './Visit';

/**
 * Visits of one site-day from its hits in order, spam aside: a new one for another visitor, after half an hour of silence, and when
 * the visitor comes again through another campaign.
 *
 * Shape: sorted by first action, then visitor; the same for the same hits, whatever order they were imported in.
 */
export function cutVisits(
  day: { hits: DayHits; order: Uint32Array; visitors: Float64Array },
  site: TrackedSite,
  sources: { actions: HitActions; referrers: HitReferrers },
): Visit[] {
  const { hits, visitors } = day;
  const visits: Visit[] = [];
  let visit: Visit | undefined;
  for (const row of day.order) {
    const time = hits.time[row]!;
    const hit = hits.tracked?.[row];
    const action: HitAction = sources.actions.of(hits, row, site);
    if (!isCounted(hit?.origin?.landingUrl ?? action.url, site)) continue;
    const referrer = sources.referrers.of(hits, row, action, site);
    if (referrer === spam) continue;
    if (visit && hits.arrival) visit = findOpen(visits, visit, time);
    const goesOn =
      visit?.visitor === visitors[row] &&
      visit!.isOpenAt(time) &&
      !hit?.startsVisit &&
      !(mayCut(hit, action) && isOtherCampaign(visit!.referrer, referrer));
    // a sign of life prolongs a visit, it makes none
    if (!goesOn && hit?.isPing) continue;
    if (!goesOn || !visit) {
      const first = sources.referrers.ofFirst(hits, row, action, site);
      visit = new Visit(visitors[row]!, hits.client[row]!, time, first);
      visits.push(visit);
    } else if (visit.referrer.type === referrerTypes.direct && referrer.type !== referrerTypes.direct) {
      visit.referrer = referrer;
    }
    visit.add(time, action, hit, hit?.answer ?? measuredAnswer(hits, row));
  }
  return visits.sort((a, b) => a.first - b.first || a.visitor - b.visitor);
}

/** What a line says of its answer, in whole numbers above 0 as Matomo's importer sends them. */
function measuredAnswer(hits: DayHits, row: number): MeasuredAnswer | undefined {
  const milliseconds = Math.round((hits.responseTime[row]! - 1) / 1000);
  const bytes = hits.bytes[row]! - 1;
  if (milliseconds <= 0 && bytes <= 0) return undefined;
  return { timeServer: milliseconds > 0 ? milliseconds : null, bandwidth: bytes > 0 ? bytes : null };
}

/** Where hits come in any order, the visit of the same visitor that one belongs to: of several, the one that went on longest. */
function findOpen(visits: readonly Visit[], present: Visit, time: number): Visit {
  let found = present;
  for (let i = visits.length - 1; visits[i]?.visitor === present.visitor; i -= 1) {
    const other = visits[i]!;
    if (other.isOpenAt(time) && (!found.isOpenAt(time) || other.last > found.last)) found = other;
  }
  return found;
}

/** A campaign that a cookie remembers brought the visitor once: only the one in the page's address does so now. */
function mayCut(hit: TrackedHit | undefined, action: HitAction): boolean {
  return !hit?.origin || action.mayBeCampaign;
}

function isOtherCampaign(visit: ReferrerFact, hit: ReferrerFact): boolean {
  if (hit.type !== referrerTypes.campaign) return false;
  return visit.type !== hit.type || visit.name !== hit.name || (hit.keyword !== '' && visit.keyword !== hit.keyword);
}
