import { randomBytes } from 'node:crypto';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { readSetting, type SettingValues } from '../settings/Settings';
import { mix53 } from './hash53';

/**
 * Who counts as the same visitor.
 *
 * - `stable`: same address, user agent and user, on any day
 * - `daily`: the same, within one day of the site; days cannot be linked without the install's secret
 * - `matomo`: as Matomo does with logs, where somebody who comes back for another visit is somebody new
 */
export type RecognitionMode = SettingValues['tracker.visitorRecognition'];

export interface Recognition {
  mode: RecognitionMode;
  secret: number;
}

const SECRET_KEY = 'internal.visitorSecret';
/** Visitor ids have 52 bits. */
const VISITORS = 2 ** 52;

export function readRecognition(db: WritableDatabase): Recognition {
  const mode = readSetting(db, 'tracker.visitorRecognition');
  let secret = readJson(db, SECRET_KEY);
  if (typeof secret !== 'number') {
    secret = randomBytes(6).readUIntBE(0, 6);
    db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${SECRET_KEY}, ${JSON.stringify(secret)})`);
  }
  return { mode, secret: secret as number };
}

/** The visitor id of a client on a site's day. */
export function toVisitorId(
  client: number,
  site: { idSite: number; day: SiteDay },
  { mode, secret }: Recognition,
): number {
  const id = mode === 'daily' ? mix53(client, site.idSite, site.day + 1, secret) : mix53(client, site.idSite);
  return id % VISITORS;
}

/** The id that a visit's visitor gets where nobody is known again. */
export function toVisitId(visitor: number, firstAction: number): number {
  return mix53(visitor, firstAction) % VISITORS;
}

function readJson(db: ReadableDatabase, key: string): unknown {
  const text = db.value<string>(sql`SELECT value FROM setting WHERE key = ${key}`);
  return text === undefined ? undefined : JSON.parse(text);
}
