/** The numbers of a period, as they are stored. */
export const overviewNumbers = [
  'Bots_nb_requests',
  'Bots_nb_requests_search',
  'Bots_nb_requests_ai',
  'Bots_nb_requests_other',
  'Bots_nb_pages',
  'Bots_sum_bandwidth',
  'Bots_nb_errors',
  'Bots_distinctBots',
  'Bots_nb_verified',
  'Bots_nb_spoofed',
  'Bots_nb_robots_txt',
  'Bots_nb_forbidden',
] as const;
