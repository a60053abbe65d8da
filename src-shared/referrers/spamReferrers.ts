import { referrerSpammers } from './data/referrerSpammers';
import { findBySuffix } from './hostSuffix';
import { parseUrl } from './parseUrl';

/** The domain of a referrer's address that is known for made-up visits; '' for all others. */
export type FindSpammer = (referrer: string) => string;

const listed = new Map(referrerSpammers.map((domain) => [domain, domain]));

/**
 * Finds those who make visits up to be seen in reports, by the list that comes with Heartwood and by the user's own:
 * `spam.example` adds a domain with all below it, `!good.example` takes one out.
 */
export function openSpammers(own: readonly string[] = []): FindSpammer {
  const ruled = new Map(own.map(toRule));
  return (referrer) => {
    const host = referrer === '' ? undefined : parseUrl(referrer)?.host;
    if (host === undefined) return '';
    return findBySuffix(ruled, host) ?? findBySuffix(listed, host) ?? '';
  };
}

/** The domain, and what is found for it. */
function toRule(entry: string): [domain: string, found: string] {
  const domain = entry.toLowerCase().replace(/^!/, '');
  return [domain, entry.startsWith('!') ? '' : domain];
}
