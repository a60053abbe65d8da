import type { DayHits } from './DayHits';
import type { HitActions } from './HitActions';
import type { HitAddresses } from './orderHits';
import type { TrackedSite } from './TrackedSite';

/** Addresses and referrers of hits in one form, so that a page is recognised as the referrer of the next. */
export function toChainAddresses(hits: DayHits, site: TrackedSite, actions: HitActions): HitAddresses {
  return {
    url: (row) => toComparable(hits.tracked?.[row]?.origin?.landingUrl ?? actions.of(hits, row, site).url),
    referrer: (row) => toComparable(hits.tracked?.[row]?.origin?.referrer ?? actions.texts.text(hits.referrer[row]!)),
  };
}

function toComparable(url: string): string {
  return url.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/#.*$/s, '');
}
