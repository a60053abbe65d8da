/** How a table of visits comes about: an SQL expression for the label of each level. */
export interface VisitOracle {
  /** A visit whose label is NULL is not in the table. */
  labels: readonly string[];
  /** By level, what makes a group; a visitor counts once for each a day. */
  groups: readonly (readonly string[])[];
  where?: string;
  /** Only visits are counted. */
  hasOnlyVisits?: boolean;
  hasGoals?: boolean;
}

const text = (column: string): string => `coalesce(v.${column}, '')`;
const joined = (separator: string, ...columns: string[]): string => columns.map(text).join(` || '${separator}' || `);
const of = (...columns: string[]) => ({ groups: [columns.map((column) => `v.${column}`)] });
const one = (column: string): VisitOracle => ({ ...of(column), labels: [text(column)] });
const goals = { hasGoals: true } as const;
const several = (separator: string, ...columns: string[]): VisitOracle => ({
  ...of(...columns),
  labels: [joined(separator, ...columns)],
});
const referrers = (type: number, first: string, second: string): VisitOracle => ({
  ...goals,
  groups: [[`v.${first}`], [`v.${first}`, `v.${second}`]],
  labels: [text(first), text(second)],
  where: `v.referer_type = ${type}`,
});

/** 5:30 hours before UTC: where the generated log lives. */
const SITE = 'v.visit_first_action_time + 19800';

/** `0-10`, `11-30` … `30+`: what is below a bound, or from the last one on. */
function ranges(value: string, bounds: readonly [below: number, label: string][], last: string): string {
  const cases = bounds.map(([below, label]) => `WHEN ${value} < ${below} THEN '${label}'`);
  return `CASE ${cases.join(' ')} ELSE '${last}' END`;
}

function singles(first: number, last: number): [number, string][] {
  return Array.from({ length: last - first + 1 }, (_, i) => [first + i + 1, String(first + i)]);
}

const visitsOnly = (label: string, where?: string): VisitOracle => ({
  labels: [label],
  groups: [[label]],
  hasOnlyVisits: true,
  ...(where === undefined ? {} : { where }),
});
const entryName = '(SELECT name FROM log_action WHERE idaction = v.visit_entry_idaction_url)';
/** The only data centre of the generated log. */
const network = "CASE WHEN v.location_provider IS NULL THEN '' ELSE v.location_provider LIKE 'AS16509 %' END";
const resolution = "coalesce(t.config_resolution, 'unknown')";
const daysSince = 'v.visitor_seconds_since_last / 86400';

/** Every table that is made of visits. */
export const visitOracles: Readonly<Record<string, VisitOracle>> = {
  DevicesDetection_types: { ...one('config_device_type'), ...goals },
  DevicesDetection_brands: { ...one('config_device_brand'), ...goals },
  DevicesDetection_models: { ...several(';', 'config_device_brand', 'config_device_model'), ...goals },
  DevicesDetection_os: one('config_os'),
  DevicesDetection_osVersions: several(';', 'config_os', 'config_os_version'),
  DevicesDetection_browsers: { ...one('config_browser_name'), ...goals },
  DevicesDetection_browserVersions: several(';', 'config_browser_name', 'config_browser_version'),
  DevicesDetection_browserEngines: one('config_browser_engine'),
  UserCountry_country: {
    ...of('location_country'),
    ...goals,
    labels: [`coalesce(nullif(v.location_country, ''), 'xx')`],
  },
  UserCountry_region: { ...several('|', 'location_region', 'location_country'), ...goals },
  UserCountry_city: { ...several('|', 'location_city', 'location_region', 'location_country'), ...goals },
  Provider_hostnameExt: one('location_provider'),
  Provider_kind: { labels: [network], groups: [[network]] },
  VisitTime_serverTime: {
    labels: [`CAST(strftime('%H', ${SITE}, 'unixepoch') AS INTEGER)`],
    groups: [[`strftime('%H', ${SITE}, 'unixepoch')`]],
    ...goals,
  },
  VisitTime_localTime: {
    labels: ['CAST(substr(t.visitor_localtime, 1, 2) AS INTEGER)'],
    groups: [['substr(t.visitor_localtime, 1, 2)']],
  },
  UserLanguage_language: {
    ...of('location_browser_lang'),
    labels: [`coalesce(v.location_browser_lang, 'xx')`],
  },
  UserId_users: { ...of('user_id'), labels: [`nullif(v.user_id, '')`] },
  Resolution_resolution: { groups: [[resolution]], labels: [resolution] },
  Resolution_configuration: {
    groups: [['v.config_os', 'v.config_browser_name', resolution]],
    labels: [`${joined(';', 'config_os', 'config_browser_name')} || ';' || ${resolution}`],
  },
  VisitorInterest_timeGap: visitsOnly(
    ranges(
      'v.visit_total_time',
      [
        [11, '0-10'],
        [31, '11-30'],
        [60, '31-60'],
        [120, '60-120'],
        [240, '120-240'],
        [420, '240-420'],
        [600, '420-600'],
        [900, '600-900'],
        [1800, '900-1800'],
      ],
      '1800+',
    ),
  ),
  VisitorInterest_pageGap: visitsOnly(
    ranges('v.visit_total_actions', singles(1, 5), '6-7'),
    'v.visit_total_actions > 0',
  ),
  VisitorInterest_visitsByVisitCount: visitsOnly(
    ranges('v.visitor_count_visits', singles(1, 8), '9-14'),
    'v.visitor_count_visits > 0',
  ),
  VisitorInterest_daysSinceLastVisit: visitsOnly(
    `CASE WHEN v.visitor_returning = 0 THEN 'new' ELSE ${ranges(daysSince, singles(0, 7), '8-14')} END`,
  ),
  Referrers_type: {
    groups: [['v.referer_type'], ['v.referer_type', 'v.referer_name']],
    ...goals,
    labels: ['v.referer_type', `CASE WHEN v.referer_type <> 1 THEN ${text('referer_name')} END`],
  },
  Referrers_keywordBySearchEngine: referrers(2, 'referer_name', 'referer_keyword'),
  Referrers_searchEngineByKeyword: referrers(2, 'referer_keyword', 'referer_name'),
  Referrers_urlByWebsite: referrers(3, 'referer_name', 'referer_url'),
  Referrers_urlBySocialNetwork: referrers(7, 'referer_name', 'referer_url'),
  Referrers_keywordByCampaign: referrers(6, 'referer_name', 'referer_keyword'),
  Referrers_entryUrlByAIAssistant: {
    ...referrers(8, 'referer_name', 'visit_entry_idaction_url'),
    labels: [text('referer_name'), `coalesce(${entryName}, '')`],
  },
};
