import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { runWithin } from '../runWithin';
import { siteKeyRange } from '../tracker/dayKeys';

const MAX_SECONDS = 1;
const MAX_ADDRESSES = 1000;
/** Actions that the addresses are taken from, the latest. */
const MAX_ACTIONS = 5000;
const PROBE_LENGTH = 100;
const USUAL_PARTS = ['a', 'A', '1', '/', '-', '_', '.', ' ', '%20', '&a=1'];
const MAX_PARTS = 100;
/** Ends a probe: no pattern asks for it, so that one that can be read in many ways tries them all. */
const NEVER_ASKED_FOR = '\0';

/** What to do about such an expression. */
export const TOO_SLOW = 'It takes too long to compare: leave out repetitions inside repetitions, such as (a+)+.';

/**
 * Whether a regular expression takes too long with texts made to slow it down, or with the addresses that the site has.
 * Not all slow ones are found; what is left is stopped while it is used.
 */
export function isTooSlow(db: ReadableDatabase, idSite: number, pattern: string): boolean {
  const expression = new RegExp(pattern, 'i');
  const texts = [...toProbes(pattern), ...readAddresses(db, idSite)];
  const slow = new Error('slow');
  try {
    runWithin(
      MAX_SECONDS,
      () => texts.forEach((text) => expression.test(text)),
      () => slow,
    );
    return false;
  } catch (error) {
    if (error === slow) return true;
    throw error;
  }
}

/** What the pattern begins with, then one of its own letters, signs or words many times. */
function toProbes(pattern: string): string[] {
  const plain = pattern.replace(/^\^/, '').replace(/\\([^\w])/g, '$1');
  const beginning = /^[^([{*+?|^$]*/.exec(plain)![0];
  const parts = new Set([...USUAL_PARTS, ...pattern.replace(/\\\w/g, ''), ...(plain.match(/\w{2,}/g) ?? [])]);
  return [...parts].slice(0, MAX_PARTS).flatMap((part) => {
    const run = part.repeat(Math.ceil(PROBE_LENGTH / part.length)) + NEVER_ASKED_FOR;
    return beginning === '' ? [run] : [run, beginning + run];
  });
}

function readAddresses(db: ReadableDatabase, idSite: number): string[] {
  const { first, last } = siteKeyRange(idSite);
  return db
    .rows<[string]>(
      sql`
      SELECT name FROM log_action WHERE idaction IN (
        SELECT idaction_url FROM log_link_visit_action
        WHERE idlink_va BETWEEN ${first} AND ${last} ORDER BY idlink_va DESC LIMIT ${MAX_ACTIONS}
      ) LIMIT ${MAX_ADDRESSES}
    `,
    )
    .map(([name]) => name);
}
