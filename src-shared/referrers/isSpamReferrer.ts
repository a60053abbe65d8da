import { referrerSpammers } from './data/referrerSpammers';
import { findBySuffix } from './hostSuffix';

const spammers = new Map(referrerSpammers.map((host) => [host, true]));

/** Whether a host, or a domain above it, is known for sending made-up visits. */
export function isSpamReferrer(host: string): boolean {
  return findBySuffix(spammers, host) === true;
}
