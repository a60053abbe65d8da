/** A number of a site, the record that it is read from, and what its change is called. */
export interface SiteMetric {
  name: string;
  record: string;
  evolution: string;
}

export const siteMetrics: readonly SiteMetric[] = [
  { name: 'nb_visits', record: 'nb_visits', evolution: 'visits_evolution' },
  { name: 'nb_actions', record: 'nb_actions', evolution: 'actions_evolution' },
  { name: 'nb_pageviews', record: 'Actions_nb_pageviews', evolution: 'pageviews_evolution' },
  { name: 'revenue', record: 'Goal_revenue', evolution: 'revenue_evolution' },
];

/** What `enhanced` adds. */
export const enhancedMetrics: readonly SiteMetric[] = [
  ...siteMetrics,
  { name: 'nb_conversions', record: 'Goal_nb_conversions', evolution: 'nb_conversions_evolution' },
  { name: 'orders', record: 'Goal_0_nb_conversions', evolution: 'orders_evolution' },
  { name: 'ecommerce_revenue', record: 'Goal_0_revenue', evolution: 'ecommerce_revenue_evolution' },
];

/** The names of numbers and of their changes, for reports. */
export function columnsOf(metrics: readonly SiteMetric[]): { metrics: string[]; processedMetrics: string[] } {
  return { metrics: metrics.map(({ name }) => name), processedMetrics: metrics.map(({ evolution }) => evolution) };
}
