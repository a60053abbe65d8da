import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [address: Address, bits: number];

/** Stands for every address. */
const EVERYBODY = '*';

/** Whether a text is an IP address, a network such as `10.0.0.0/8`, or `*`. */
export function isNetwork(text: string): boolean {
  return text === EVERYBODY || isIP(text) !== 0 || ipaddr.isValidCIDR(text);
}

/** Addresses and networks to be believed when they say for whom they ask. */
export class TrustedProxies {
  private readonly networks: readonly Network[];
  private readonly trustsAll: boolean;
  private readonly known = new Map<string, boolean>();

  constructor(list: readonly string[]) {
    this.trustsAll = list.includes(EVERYBODY);
    this.networks = list.filter((text) => text !== EVERYBODY).map(toNetwork);
  }

  has(ip: string): boolean {
    if (this.trustsAll) return true;
    let isTrusted = this.known.get(ip);
    if (isTrusted === undefined) {
      if (this.known.size >= MAX_KNOWN) this.known.clear();
      this.known.set(ip, (isTrusted = this.isInNetwork(ip)));
    }
    return isTrusted;
  }

  private isInNetwork(ip: string): boolean {
    if (isIP(ip) === 0) return false;
    const address = ipaddr.process(ip);
    return this.networks.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network as ipaddr.IPv4, bits),
    );
  }
}

const MAX_KNOWN = 10_000;

function toNetwork(text: string): Network {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
