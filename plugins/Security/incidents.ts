import type { DayLogs } from 'heartwood/sdk';
import type { Probe } from './probes';

/** What one attacker does without a longer pause. */
export interface Incident {
  /** The network's part of the address: an attacker who hops from one of its addresses to the next is one. */
  network: string;
  /** The address, or the network where there are several. */
  who: string;
  /** When it began; where it goes over the site's midnight, that midnight, which both days know. */
  anchor: number;
  probes: Probe[];
}

/** Seconds without a probe that end an incident. */
export const MAX_GAP = 1800;
/** So many attempts to log in within so many seconds make an attack; fewer are somebody who forgot a password. */
export const MIN_ATTEMPTS = 10;
const ATTEMPTS_WITHIN = 300;

/** `192.0.2.0/24` of an IPv4 address, the first 48 bits of an IPv6 one. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return `${ip.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail] = ip.split('::') as [string, string?];
  const groups = head === '' ? [] : head.split(':');
  while (tail !== undefined && groups.length < 3) groups.push('0');
  return `${groups.slice(0, 3).join(':')}::/48`;
}

/** The probes of a day by attacker and pause. */
export function toIncidents(probes: readonly Probe[], logs: Pick<DayLogs, 'siteHour'>): Incident[] {
  const byNetwork = new Map<string, Probe[]>();
  for (const probe of probes) {
    const network = networkOf(probe.ip);
    const known = byNetwork.get(network);
    if (known) known.push(probe);
    else byNetwork.set(network, [probe]);
  }
  return [...byNetwork].flatMap(([network, list]) =>
    cutAtGaps(list)
      .map(dropFewAttempts)
      .filter((part) => part.length > 0)
      .map((part) => toIncident(network, part, logs)),
  );
}

function cutAtGaps(probes: Probe[]): Probe[][] {
  const sorted = probes.sort((a, b) => a.time - b.time || compare(a.target, b.target));
  const parts: Probe[][] = [];
  let last = -Infinity;
  for (const probe of sorted) {
    if (probe.time - last > MAX_GAP) parts.push([]);
    parts.at(-1)?.push(probe);
    last = probe.time;
  }
  return parts;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In their order. */
function dropFewAttempts(probes: Probe[]): Probe[] {
  const attempts = probes.filter(({ kind }) => kind === 'bruteForce');
  let within = 0;
  let from = 0;
  for (const { time, requests } of attempts) {
    within += requests;
    for (; (attempts[from] as Probe).time < time - ATTEMPTS_WITHIN; from += 1)
      within -= (attempts[from] as Probe).requests;
    if (within >= MIN_ATTEMPTS) return probes;
  }
  return attempts.length === 0 ? probes : probes.filter(({ kind }) => kind !== 'bruteForce');
}

function toIncident(network: string, probes: Probe[], logs: Pick<DayLogs, 'siteHour'>): Incident {
  const siteHour = (time: number): number => logs.siteHour(time);
  const addresses = new Set(probes.map(({ ip }) => ip));
  const [first, last] = [(probes[0] as Probe).time, (probes.at(-1) as Probe).time];
  const who = addresses.size === 1 ? ([...addresses][0] as string) : network;
  const anchor = midnightBefore(first, siteHour) ?? midnightAfter(last, siteHour) ?? first;
  return { network, who, anchor, probes };
}

/** Two parts of an incident are joined where each comes within this of midnight. */
const NEAR = MAX_GAP / 2;

/** The site's midnight in the last quarter of an hour, null if there is none. */
function midnightBefore(time: number, siteHour: (time: number) => number): number | null {
  if (siteHour(time) !== 0 || siteHour(time - NEAR) !== 23) return null;
  let midnight = time;
  while (siteHour(midnight - 1) === 0) midnight -= 1;
  return midnight;
}

function midnightAfter(time: number, siteHour: (time: number) => number): number | null {
  if (siteHour(time) !== 23 || siteHour(time + NEAR) !== 0) return null;
  let midnight = time + 1;
  while (siteHour(midnight) === 23) midnight += 1;
  return midnight;
}
