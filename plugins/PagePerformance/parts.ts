/** The parts of a page's loading, in order, with what Matomo calls their records (`servery` is its spelling). */
export const parts = {
  time_network: 'network',
  time_server: 'servery',
  time_transfer: 'transfer',
  time_dom_processing: 'domprocessing',
  time_dom_completion: 'domcompletion',
  time_on_load: 'onload',
} as const;

/** `PagePerformance_servery_time` holds seconds, `PagePerformance_servery_hits` the page views that they are of. */
export const records = Object.entries(parts).flatMap(([column, part]) => [
  { record: `PagePerformance_${part}_time`, metric: `sum_${column}` },
  { record: `PagePerformance_${part}_hits`, metric: `nb_hits_with_${column}` },
]);

export const averages = [...Object.keys(parts).map((column) => `avg_${column}`), 'avg_page_load_time'];
