import { socials } from './data/socials';
import { findBySuffix } from './hostSuffix';

const nameOfHost = new Map<string, string>();
const hostOfName = new Map<string, string>();
for (const [name, ...hosts] of socials) {
  hostOfName.set(name, hosts[0] ?? '');
  for (const host of hosts) nameOfHost.set(host, name);
}

/** The social network that a host belongs to, subdomains included; undefined for others. */
export function findSocial(host: string): string | undefined {
  return findBySuffix(nameOfHost, host);
}

/** The main address of a social network, empty for names the table does not have. */
export function socialUrl(name: string): string {
  const host = hostOfName.get(name);
  return host === undefined ? '' : `http://${host}`;
}
