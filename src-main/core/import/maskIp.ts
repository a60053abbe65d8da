import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of an IPv6 address, the bytes that are kept where this many of an IPv4 address are masked; as in Matomo. */
const KEPT_OF_IPV6 = [16, 8, 6, 3];
const UNKNOWN = '0.0.0.0';

/** An address with its last bytes set to 0, as --anonymize-ip wants it; what is no address, such as a host's name, is unknown. */
export function maskIp(ip: string, maskedBytes: number): string {
  if (maskedBytes === 0 || ip === '') return ip;
  const text = ip.includes('*') ? ip.replaceAll('*', '0') : ip;
  if (isIP(text) === 0) return UNKNOWN;
  const address = ipaddr.process(text);
  const bytes = address.toByteArray();
  const kept = address.kind() === 'ipv4' ? bytes.length - maskedBytes : KEPT_OF_IPV6[maskedBytes]!;
  return ipaddr.fromByteArray(bytes.map((byte, i) => (i < kept ? byte : 0))).toString();
}

/** Does an address end as masked ones do: `192.0.2.0`, `2001:db8::`, `192.0.2.*`? */
export function isMasked(ip: string): boolean {
  return /(?:\.0|::)$/.test(ip) || ip.includes('*');
}
