import { processedVisitMetrics, visitMetrics } from 'heartwood/sdk';

/** The values of visitor_returning by the ending of the numbers' names; 2 is somebody who has ordered before. */
export const visitors = { new: [0], returning: [1, 2] } as const;

type Visitors = keyof typeof visitors;

const namesOf = (metrics: readonly string[], kind: Visitors) => metrics.map((metric) => `${metric}_${kind}`);

/** `nb_visits_new` … `nb_visits_returning` … */
export const numberNames = [...namesOf(visitMetrics, 'new'), ...namesOf(visitMetrics, 'returning')];

/** What is worked out from them when they are asked for. */
export const processedNames = [
  ...namesOf(processedVisitMetrics, 'new'),
  ...namesOf(processedVisitMetrics, 'returning'),
];
