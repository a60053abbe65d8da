import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [address: Address, bits: number];

/** Where an address stands in a text. */
export interface Span {
  start: number;
  end: number;
}

/** Stands for every address. */
const EVERYBODY = '*';
const MAX_KNOWN = 10_000;

/** Whether a text is an IP address, a network such as `10.0.0.0/8`, or `*`. */
export function isNetwork(text: string): boolean {
  return text === EVERYBODY || isIP(text) !== 0 || ipaddr.isValidCIDR(text);
}

/** The user's proxies: addresses and networks that are believed when they say for whom they ask. */
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

  /**
   * The client in the addresses that a request came by, the nearest last: the last that is not a trusted proxy, the
   * first where all are. What is no address ends the search: nobody says who stood behind it. null where nobody is named.
   */
  findClient(forwarded: string): Span | null {
    let found: Span | null = null;
    for (let end = forwarded.length; end > 0;) {
      const comma = forwarded.lastIndexOf(',', end - 1);
      const address = findAddress(forwarded, comma + 1, end);
      if (address === null) return found;
      found = address;
      if (!this.has(forwarded.slice(found.start, found.end))) return found;
      end = comma;
    }
    return found;
  }

  private isInNetwork(ip: string): boolean {
    if (isIP(ip) === 0) return false;
    const address = ipaddr.process(ip);
    return this.networks.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network as ipaddr.IPv4, bits),
    );
  }
}

function toNetwork(text: string): Network {
  if (isIP(text) === 0) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80` or `for="[2001:db8::1]";proto=https`, as RFC 7239 has it. */
const entry = /^\s*(?:[^,]*?\bfor=)?"?\[?(\d+\.\d+\.\d+\.\d+(?![\d.])|[0-9a-f]*:[0-9a-f:.]+)/di;

function findAddress(list: string, start: number, end: number): Span | null {
  const match = entry.exec(list.slice(start, end));
  if (match === null || isIP(match[1]!) === 0) return null;
  const [from, to] = match.indices![1]!;
  return { start: start + from, end: start + to };
}
