/** `{condition}` stands for the visits that are counted, `v`. */
const visits = (select: string, where = '1'): string =>
  `SELECT ${select} FROM log_visit v WHERE {condition} AND ${where}`;

const metrics = {
  nb_uniq_visitors: 'count(DISTINCT v.idvisitor)',
  nb_visits: 'count(*)',
  nb_users: 'count(DISTINCT v.user_id)',
  nb_actions: 'sum(v.visit_total_actions)',
  max_actions: 'max(v.visit_total_actions)',
  sum_visit_length: 'sum(v.visit_total_time)',
  bounce_count: 'sum(v.visit_total_actions <= 1)',
  nb_visits_converted: 'sum(v.visit_goal_converted)',
};

const visitMetrics = (suffix: string, where: string): Record<string, string> =>
  Object.fromEntries(Object.entries(metrics).map(([name, select]) => [name + suffix, visits(select, where)]));

const actions = (select: string, type: number): string => `
  SELECT ${select}
  FROM log_link_visit_action a
  JOIN log_visit v ON v.idvisit = a.idvisit
  LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
  JOIN log_action n ON n.idaction = ${type === 8 ? 'a.idaction_name' : 'a.idaction_url'}
  WHERE {condition} AND n.type = ${type} AND t.idaction_event_category IS NULL AND t.idaction_content_name IS NULL`;
/** Of any action whose row has a value. */
const measured = (select: string): string => `
  SELECT ${select}
  FROM log_link_visit_action a
  JOIN log_visit v ON v.idvisit = a.idvisit
  WHERE {condition}`;
const events = (select: string): string => `
  SELECT ${select}
  FROM log_link_visit_action a
  JOIN log_visit v ON v.idvisit = a.idvisit
  JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
  JOIN log_action c ON c.idaction = t.idaction_event_category
  WHERE {condition}`;
const loading = { network: 't.time_network', servery: 'a.time_server', transfer: 't.time_transfer' };
const unmeasured = ['domprocessing', 'domcompletion', 'onload'];
const unique = "count(DISTINCT a.idvisit || ' ' || n.idaction)";

const referrers = (type: number, select = 'count(*)'): string => visits(select, `v.referer_type = ${type}`);
const distinct = (...columns: string[]): string =>
  `count(DISTINCT ${columns.map((column) => `coalesce(v.${column}, '')`).join(" || ' ' || ")})`;

/** Every stored number but those of goals, which have a test of their own. */
export const numericOracles: Readonly<Record<string, string>> = {
  ...visitMetrics('', '1'),
  ...visitMetrics('_new', 'v.visitor_returning = 0'),
  ...visitMetrics('_returning', 'v.visitor_returning <> 0'),
  nb_uniq_visitors_new: visits(
    "count(DISTINCT (v.idvisit / 16777216) || ' ' || v.idvisitor)",
    'v.visitor_returning = 0',
  ),
  Actions_nb_pageviews: actions('count(*)', 1),
  Actions_nb_uniq_pageviews: actions(unique, 1),
  Actions_nb_downloads: actions('count(*)', 3),
  Actions_nb_uniq_downloads: actions(unique, 3),
  Actions_nb_outlinks: actions('count(*)', 2),
  Actions_nb_uniq_outlinks: actions(unique, 2),
  Actions_nb_searches: actions('count(*)', 8),
  Actions_sum_time_generation: actions('total(a.time_server) / 1000', 1),
  Actions_nb_hits_with_time_generation: actions('count(a.time_server)', 1),
  ...Object.fromEntries(
    [...Object.entries(loading), ...unmeasured.map((part) => [part, 'NULL'])].flatMap(([part, column]) => [
      [`PagePerformance_${part}_time`, actions(`total(${column}) / 1000`, 1)],
      [`PagePerformance_${part}_hits`, actions(`count(${column})`, 1)],
    ]),
  ),
  Events_nb_visits: events('count(DISTINCT a.idvisit)'),
  Events_nb_events: events('count(*)'),
  Events_nb_events_with_value: events('count(t.custom_float)'),
  Events_sum_event_value: events('total(t.custom_float)'),
  Events_distinctCategories: events('count(DISTINCT c.name)'),
  Bandwidth_nb_total_overall: measured('total(a.bandwidth)'),
  Bandwidth_nb_total_pageurl: actions('total(a.bandwidth)', 1),
  Bandwidth_nb_total_download: actions('total(a.bandwidth)', 3),
  Actions_nb_keywords: actions('count(DISTINCT n.name)', 8),
  Referrers_visitorsFromDirectEntry: referrers(1),
  Referrers_visitorsFromSearchEngines: referrers(2),
  Referrers_visitorsFromWebsites: referrers(3),
  Referrers_visitorsFromCampaigns: referrers(6),
  Referrers_visitorsFromSocialNetworks: referrers(7),
  Referrers_visitorsFromAIAssistants: referrers(8),
  Referrers_distinctSearchEngines: referrers(2, distinct('referer_name')),
  Referrers_distinctKeywords: referrers(2, distinct('referer_keyword')),
  Referrers_distinctWebsites: referrers(3, distinct('referer_name')),
  Referrers_distinctWebsitesUrls: referrers(3, distinct('referer_name', 'referer_url')),
  Referrers_distinctCampaigns: referrers(6, distinct('referer_name')),
  Referrers_distinctAIAssistants: referrers(8, distinct('referer_name')),
  Referrers_distinctSocialNetworks: referrers(7, distinct('referer_name')),
  UserCountry_distinctCountries: visits("count(DISTINCT coalesce(nullif(v.location_country, ''), 'xx'))"),
};
