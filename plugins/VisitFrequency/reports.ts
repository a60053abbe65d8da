import { defineReports } from 'heartwood/sdk';
import { numberNames, processedNames } from './numbers';

export default defineReports([
  {
    method: 'get',
    name: 'VisitFrequency_Frequency',
    documentation: 'VisitFrequency_FrequencyDocumentation',
    category: 'General_Actions',
    subcategory: 'General_Engagement',
    order: 29,
    numerics: numberNames,
    metrics: numberNames,
    processedMetrics: processedNames,
    visualization: 'evolution',
  },
]);
