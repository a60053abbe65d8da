import { t } from './texts';

/** A line of a list of `Transitions.getTransitionsForAction`. */
export interface TransitionRow {
  label: string;
  referrals: number;
}

/** What `Transitions.getTransitionsForAction` answers. */
export interface TransitionsAnswer {
  previousPages: TransitionRow[];
  previousSiteSearches: TransitionRow[];
  pageMetrics: { loops: number; pageviews: number; entries: number; exits: number };
  followingPages: TransitionRow[];
  followingSiteSearches: TransitionRow[];
  outlinks: TransitionRow[];
  downloads: TransitionRow[];
  referrers: { label: string; shortName: string; visits: number; details: TransitionRow[] }[];
}

/** One of the ways in or out. */
export interface Flow {
  key: string;
  title: string;
  count: number;
  rows: readonly TransitionRow[];
  /** Its rows are pages, which can be put into the middle. */
  ofPages: boolean;
}

const channelTitles: Readonly<Record<string, () => string>> = {
  direct: () => t('directEntries'),
  search: () => t('fromSearchEngines'),
  website: () => t('fromWebsites'),
  social: () => t('fromSocialNetworks'),
  campaign: () => t('fromCampaigns'),
  ai: () => t('fromAIAssistants'),
};

/** Where the views of a page came from: together all of them. */
export function toIncoming({ previousPages, previousSiteSearches, pageMetrics, referrers }: TransitionsAnswer): Flow[] {
  return present([
    { key: 'pages', title: t('fromPreviousPages'), rows: previousPages, count: sum(previousPages), ofPages: true },
    ofRows('searches', t('fromPreviousSiteSearches'), previousSiteSearches),
    ...referrers.map(({ shortName, label, visits, details }) => ({
      key: shortName,
      title: channelTitles[shortName]?.() ?? label,
      count: visits,
      rows: details,
      ofPages: false,
    })),
    { key: 'loops', title: t('loops'), count: pageMetrics.loops, rows: [], ofPages: false },
  ]);
}

/** Where they went on; a view may be followed by a download and an exit. */
export function toOutgoing(answer: TransitionsAnswer): Flow[] {
  const { followingPages, followingSiteSearches, downloads, outlinks, pageMetrics } = answer;
  return present([
    { key: 'pages', title: t('toFollowingPages'), rows: followingPages, count: sum(followingPages), ofPages: true },
    ofRows('searches', t('toFollowingSiteSearches'), followingSiteSearches),
    ofRows('downloads', t('downloads'), downloads),
    ofRows('outlinks', t('outlinks'), outlinks),
    { key: 'exits', title: t('exits'), count: pageMetrics.exits, rows: [], ofPages: false },
    { key: 'loops', title: t('loops'), count: pageMetrics.loops, rows: [], ofPages: false },
  ]);
}

function ofRows(key: string, title: string, rows: readonly TransitionRow[]): Flow {
  return { key, title, rows, count: sum(rows), ofPages: false };
}

const sum = (rows: readonly TransitionRow[]): number => rows.reduce((total, { referrals }) => total + referrals, 0);

const present = (flows: readonly Flow[]): Flow[] =>
  flows.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
