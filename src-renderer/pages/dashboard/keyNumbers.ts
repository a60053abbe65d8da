export interface KeyNumber {
  method: string;
  /** Names of the number, the first that is answered counts. */
  metrics: readonly string[];
  better: 'more' | 'less' | 'neither';
}

const summary = 'VisitsSummary.get';
const actions = 'Actions.get';

/** The dashboard's numbers, in order. */
export const keyNumbers: readonly KeyNumber[] = [
  { method: summary, metrics: ['nb_visits'], better: 'more' },
  { method: summary, metrics: ['nb_uniq_visitors'], better: 'more' },
  { method: actions, metrics: ['nb_pageviews'], better: 'more' },
  { method: summary, metrics: ['nb_actions_per_visit'], better: 'more' },
  { method: summary, metrics: ['bounce_rate'], better: 'less' },
  { method: summary, metrics: ['avg_time_on_site'], better: 'more' },
  { method: actions, metrics: ['nb_downloads'], better: 'more' },
  { method: actions, metrics: ['nb_searches'], better: 'neither' },
];
