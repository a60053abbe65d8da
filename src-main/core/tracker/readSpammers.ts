import { openSpammers, type FindSpammer } from '@shared/referrers/spamReferrers';
import type { ReadableDatabase } from '../db/Database';
import { readSetting } from '../settings/Settings';

/** Finds spammers by the lists that hold now. */
export function readSpammers(db: ReadableDatabase): FindSpammer {
  return openSpammers(readSetting(db, 'tracker.referrerSpammers'));
}
