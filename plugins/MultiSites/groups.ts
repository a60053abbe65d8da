import type { Columns, JsonValue, MetadataValue } from 'heartwood/sdk';
import { toChanges, toSiteRow, type Changing, type SiteNumbers } from './siteRow';
import type { SiteMetric } from './siteMetrics';

/** How the sites are ordered and which part of them is wanted; a limit of 0 is all. */
export interface GroupOptions {
  metrics: readonly SiteMetric[];
  sortColumn: string;
  sortOrder: 'asc' | 'desc';
  offset: number;
  limit: number;
}

/** A site, or a group with its sites. */
interface Entry {
  /** Its numbers, their changes, what they were, and who it is. */
  values: Record<string, MetadataValue>;
  sites: Entry[];
}

const moneyNames = new Set(['revenue', 'ecommerce_revenue']);

/** Sites in order, those of a group behind the group's sums. Groups count where they have sites in the part. */
export function toGroupedSites(all: readonly SiteNumbers[], options: GroupOptions): JsonValue[] {
  const groups = new Map<string, SiteNumbers[]>();
  for (const numbers of all) {
    const { group } = numbers.site;
    if (group !== '') groups.set(group, [...(groups.get(group) ?? []), numbers]);
  }
  const alone = all.filter(({ site }) => site.group === '').map((numbers) => toEntry(numbers, options));
  const grouped = [...groups].map(([label, members]) => toGroup(label, members, options));
  const ordered = sortEntries([...alone, ...grouped], options);
  const first = options.offset;
  const end = options.limit > 0 ? first + options.limit : Infinity;
  let at = 0;
  return ordered.flatMap((entry): JsonValue[] => {
    if (entry.sites.length === 0) return isIn(at++, first, end) ? [entry.values] : [];
    const members = entry.sites.filter(() => isIn(at++, first, end));
    return members.length > 0 ? [entry, ...members].map(({ values }) => values) : [];
  });
}

/** The sums of all sites and how they changed; money only where all sites count in one currency. */
export function toTotals(metrics: readonly SiteMetric[], all: readonly SiteNumbers[]): Record<string, MetadataValue> {
  const summed = sumNumbers(metrics, all);
  const kept = metrics.filter(({ name }) => summed.now[name] !== undefined);
  const previous = kept.map(({ name }) => [`previous_${name}`, summed.before[name] ?? 0] as const);
  // What was before is already that of the part of the period that has passed.
  const changes = toChanges(kept, { ...summed, ratio: 1 });
  return { ...summed.now, ...changes, ...Object.fromEntries(previous) } as Record<string, MetadataValue>;
}

function sumNumbers(metrics: readonly SiteMetric[], all: readonly SiteNumbers[]): Omit<Changing, 'ratio'> {
  const isOneCurrency = new Set(all.map(({ site }) => site.currency)).size < 2;
  const names = metrics.map(({ name }) => name).filter((name) => isOneCurrency || !moneyNames.has(name));
  const sum = (numberOf: (numbers: SiteNumbers, name: string) => number): Columns =>
    Object.fromEntries(names.map((name) => [name, all.reduce((total, one) => total + numberOf(one, name), 0)]));
  return {
    now: sum(({ now }, name) => Number(now[name] ?? 0)),
    before: sum(({ before, ratio }, name) => Number(before[name] ?? 0) * ratio),
  };
}

function toEntry(numbers: SiteNumbers, { metrics }: GroupOptions): Entry {
  const { columns, metadata } = toSiteRow(metrics, numbers);
  return { values: { ...columns, ...metadata } as Record<string, MetadataValue>, sites: [] };
}

function toGroup(label: string, members: readonly SiteNumbers[], options: GroupOptions): Entry {
  const values = { label, isGroup: 1, ...toTotals(options.metrics, members) };
  const sites = members.map((numbers) => toEntry(numbers, options));
  return { values, sites: sortEntries(sites, options) };
}

function sortEntries(entries: readonly Entry[], { sortColumn, sortOrder }: GroupOptions): Entry[] {
  const sign = sortOrder === 'asc' ? 1 : -1;
  return [...entries].sort((a, b) => {
    const order = sign * compare(a.values[sortColumn], b.values[sortColumn]);
    return order || compare(a.values.label, b.values.label);
  });
}

function compare(a: MetadataValue | undefined, b: MetadataValue | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'en', { numeric: true });
  return Number(a ?? 0) - Number(b ?? 0);
}

function isIn(at: number, first: number, end: number): boolean {
  return at >= first && at < end;
}
