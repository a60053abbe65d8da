import {
  DataTable,
  DataTableMap,
  defineApi,
  Row,
  reportParameters,
  type ApiMethod,
  type ApiServices,
  type ReportRequest,
} from 'heartwood/sdk';
import { channelSegment, referrerLink, referrerLogo } from './channels';

function distinctNumber(name: string, documentation: string): ApiMethod {
  const run = (request: Record<string, string>, services: ApiServices) =>
    services.numerics([name], request as ReportRequest);
  return { parameters: reportParameters, documentation, run };
}

/** The rows below the channel types in one list, each with its type. Direct entry has nothing below it. */
export function toAllChannels(types: DataTable): DataTable {
  const all = new DataTable();
  all.metadata = { ...types.metadata };
  for (const type of types.rows) {
    for (const row of type.subtable?.rows ?? []) all.addRow(withType(row, type));
  }
  return all;
}

function withType(row: Row, type: Row): Row {
  const number = Number(type.metadata.referrer_type ?? type.label);
  const url = referrerLink(number, row.label);
  const logo = referrerLogo(number, row.label);
  const segment = channelSegment(row.label, row, [String(number)]);
  return new Row(row.columns, {
    ...(url ? { url } : {}),
    ...(logo ? { logo } : {}),
    referer_type: number,
    ...(segment ? { segment } : {}),
  });
}

/** A method that answers the keywords of visits that began on one page. */
function keywordsFor(parameter: string, segment: string, documentation: string): ApiMethod {
  return {
    parameters: { ...reportParameters, [parameter]: { type: 'text' } },
    documentation,
    run(values, services) {
      const { [parameter]: page, ...request } = values;
      const onPage = `${segment}==${encodeURIComponent(String(page))}`;
      const both = [request.segment, onPage].filter(Boolean).join(';');
      return services.report('Referrers.getKeywords', { ...(request as ReportRequest), segment: both });
    },
  };
}

export default defineApi({
  getAll: {
    parameters: reportParameters,
    documentation: 'Search engines, AI assistants, websites, social networks and campaigns in one list.',
    async run(request, services) {
      const types = await services.report('Referrers.getReferrerType', {
        ...(request as ReportRequest),
        expanded: '1',
      });
      return types instanceof DataTableMap ? types.map(toAllChannels) : toAllChannels(types);
    },
  },
  getKeywordsForPageUrl: keywordsFor(
    'url',
    'entryPageUrl',
    'The keywords of visits that began on a page, by its address.',
  ),
  getKeywordsForPageTitle: keywordsFor(
    'title',
    'entryPageTitle',
    'The keywords of visits that began on a page, by its title.',
  ),
  getNumberOfDistinctSearchEngines: distinctNumber(
    'Referrers_distinctSearchEngines',
    'How many search engines sent visits.',
  ),
  getNumberOfDistinctSocialNetworks: distinctNumber(
    'Referrers_distinctSocialNetworks',
    'How many social networks sent visits.',
  ),
  getNumberOfDistinctAIAssistants: distinctNumber(
    'Referrers_distinctAIAssistants',
    'How many AI assistants sent visits.',
  ),
  getNumberOfDistinctKeywords: distinctNumber('Referrers_distinctKeywords', 'How many keywords were searched for.'),
  getNumberOfDistinctCampaigns: distinctNumber('Referrers_distinctCampaigns', 'How many campaigns sent visits.'),
  getNumberOfDistinctWebsites: distinctNumber('Referrers_distinctWebsites', 'How many websites sent visits.'),
  getNumberOfDistinctWebsitesUrls: distinctNumber(
    'Referrers_distinctWebsitesUrls',
    'How many pages of other websites sent visits.',
  ),
});
