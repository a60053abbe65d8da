/** Addresses as text that sorts as the addresses do: 8 hexadecimal digits for IPv4, 32 for IPv6. */
export interface IpRange {
  first: string;
  last: string;
}

/** `192.0.2.1`, `192.0.2.0/24`, `192.0.2.*`, `2001:db8::/32`; null for anything else. */
export function parseIpRange(text: string): IpRange | null {
  const [address = '', bits, ...rest] = text.trim().split('/');
  if (rest.length > 0) return null;
  if (/^(\d+\.){1,3}\*(\.\*)*$/.test(address) && bits === undefined) return wildcardRange(address);
  const key = toIpKey(address);
  if (key === null) return null;
  if (bits === undefined) return { first: key, last: key };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= key.length * 4 ? maskRange(key, Number(bits)) : null;
}

/** null for what is no address. An IPv4 address written as IPv6 is IPv4. */
export function toIpKey(address: string): string | null {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!mapped.includes(':')) return toIpv4Key(mapped);
  const [head = '', tail, ...rest] = mapped.split('::');
  if (rest.length > 0) return null;
  const left = toGroups(head);
  const right = toGroups(tail ?? '');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => group.toLowerCase().padStart(4, '0')).join('');
}

function toIpv4Key(address: string): string | null {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('');
}

/** The groups of one side of `::`; the last may be an IPv4 address. */
function toGroups(text: string): string[] {
  if (text === '') return [];
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  const ipv4 = last.includes('.') ? toIpv4Key(last) : null;
  return ipv4 === null ? groups : [...groups.slice(0, -1), ipv4.slice(0, 4), ipv4.slice(4)];
}

function wildcardRange(address: string): IpRange | null {
  const parts = [...address.split('.'), '*', '*'].slice(0, 4);
  const first = toIpv4Key(parts.map((part) => (part === '*' ? '0' : part)).join('.'));
  const last = toIpv4Key(parts.map((part) => (part === '*' ? '255' : part)).join('.'));
  return first === null || last === null ? null : { first, last };
}

function maskRange(key: string, bits: number): IpRange {
  const free = BigInt(key.length * 4 - bits);
  const first = (BigInt(`0x${key}`) >> free) << free;
  const last = first + (1n << free) - 1n;
  const toKey = (value: bigint) => value.toString(16).padStart(key.length, '0');
  return { first: toKey(first), last: toKey(last) };
}
