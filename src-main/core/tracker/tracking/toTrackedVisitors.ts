import { createHash } from 'node:crypto';
import type { DayHits } from '../DayHits';
import { linkUsers } from './linkUsers';

/**
 * The visitors of a day's hits where tracking requests name them: by user, else by the id that the site gave the device,
 * else by client as everybody.
 *
 * `idOf` makes a visitor id of an id that the site gave.
 */
export function toTrackedVisitors(
  hits: DayHits,
  byClient: Float64Array,
  idOf: (given: number) => number,
): Float64Array {
  const { tracked } = hits;
  if (!tracked) return byClient;
  const devices = byClient;
  tracked.forEach((hit, row) => {
    if (hit && hit.device !== 0) devices[row] = idOf(hit.device);
  });
  const visitors = devices.slice();
  tracked.forEach((hit, row) => {
    if (hit && hit.userId !== '') visitors[row] = idOf(hashUser(hit.userId));
  });
  linkUsers(hits, visitors, (row) => devices[row]!);
  return visitors;
}

/** The first 52 bits of what Matomo makes a user's visitor id from. */
function hashUser(userId: string): number {
  return Number.parseInt(createHash('sha1').update(userId).digest('hex').slice(0, 13), 16);
}
