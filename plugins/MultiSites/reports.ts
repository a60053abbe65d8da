import { defineReports } from 'heartwood/sdk';
import { columnsOf, siteMetrics } from './siteMetrics';

const common = {
  documentation: 'MultiSites_AllWebsitesDocumentation',
  category: 'MultiSites_Websites',
  subcategory: 'MultiSites_AllWebsites',
  ...columnsOf(siteMetrics),
  // The page has a view of its own.
  isHidden: true,
} as const;

export default defineReports([
  {
    ...common,
    method: 'getAll',
    name: 'MultiSites_AllWebsites',
    order: 901,
    dimension: 'MultiSites_Website',
    emptyReason: 'MultiSites_NoVisits',
  },
  { ...common, method: 'getOne', name: 'MultiSites_SingleWebsite', order: 902 },
]);
