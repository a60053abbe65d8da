import { channelTexts, toChannel, type JsonValue } from 'heartwood/sdk';
import { allParts, type Counts, type Part, type Transitions } from './collectTransitions';

type Translate = (key: string) => string;
type Rows = { label: string; referrals: number }[];

/** In the shape of Matomo's Transitions API. `limit` rows of each list, the others as one; 0 for all. */
export function toAnswer(
  transitions: Transitions,
  {
    parts = allParts,
    limit,
    date,
    translate,
  }: { parts?: readonly Part[]; limit: number; date: string; translate: Translate },
): { [key: string]: JsonValue } {
  const others = translate('General_Others');
  const rows = (counts: Counts): JsonValue => toRows(counts, limit, others);
  const has = (part: Part): boolean => parts.includes(part);
  return {
    date,
    ...(has('internalReferrers')
      ? {
          previousPages: rows(transitions.previousPages),
          previousSiteSearches: rows(transitions.previousSiteSearches),
        }
      : {}),
    pageMetrics: {
      ...(has('internalReferrers') ? { loops: transitions.loops } : {}),
      pageviews: transitions.pageviews,
      ...(has('externalReferrers') ? { entries: transitions.entries } : {}),
      ...(has('followingActions') ? { exits: transitions.exits } : {}),
    },
    ...(has('followingActions')
      ? {
          followingPages: rows(transitions.followingPages),
          followingSiteSearches: rows(transitions.followingSiteSearches),
          outlinks: rows(transitions.outlinks),
          downloads: rows(transitions.downloads),
        }
      : {}),
    ...(has('externalReferrers') ? { referrers: toReferrers(transitions, { limit, others, translate }) } : {}),
  };
}

/** The most frequent first. */
export function toRows(counts: Counts, limit: number, others: string): Rows {
  const sorted = [...counts]
    .map(([label, referrals]) => ({ label, referrals }))
    .sort((a, b) => b.referrals - a.referrals || (a.label < b.label ? -1 : 1));
  if (limit <= 0 || sorted.length <= limit) return sorted;
  const rest = sorted.slice(limit).reduce((sum, { referrals }) => sum + referrals, 0);
  return [...sorted.slice(0, limit), { label: others, referrals: rest }];
}

function toReferrers(
  { referrers }: Transitions,
  { limit, others, translate }: { limit: number; others: string; translate: Translate },
): JsonValue[] {
  return [...referrers]
    .sort(([, a], [, b]) => b.visits - a.visits)
    .map(([type, { visits, details }]) => {
      const shortName = toChannel(type) ?? 'direct';
      return { label: translate(channelTexts[shortName]), shortName, visits, details: toRows(details, limit, others) };
    });
}
