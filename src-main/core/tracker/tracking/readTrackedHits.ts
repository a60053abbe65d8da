import { kinds } from '../../import/ParsedBatch';
import type { DayHits } from '../DayHits';
import type { HitActions } from '../HitActions';
import type { TrackedSite } from '../TrackedSite';
import type { ExtraHits } from './ExtraHits';
import { parseTrackingRequest } from './parseTrackingRequest';
import { toTrackedHit } from './toTrackedHit';
import type { TrackedHit } from './TrackedHit';

/** What hits of a day say beyond their lines, by row; null where none says anything. */
export function readTrackedHits(
  hits: DayHits,
  site: TrackedSite,
  { actions, extras }: { actions: HitActions; extras: ExtraHits },
): (TrackedHit | undefined)[] | null {
  let tracked: (TrackedHit | undefined)[] | null = null;
  const context = { site, actions: actions.table };
  for (let row = 0; row < hits.length; row += 1) {
    const isTracking = hits.kind[row] === kinds.tracking;
    if (!isTracking && hits.extra[row] === 0) continue;
    const hit = isTracking
      ? toTrackedHit(
          parseTrackingRequest(actions.texts.text(hits.target[row]!)),
          () => actions.texts.text(hits.referrer[row]!),
          context,
        )
      : extras.of(hits, row, site);
    if (hit === null) continue;
    tracked ??= new Array<TrackedHit | undefined>(hits.length).fill(undefined);
    tracked[row] = hit;
  }
  return tracked;
}
