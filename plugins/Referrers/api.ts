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
  const number = type.metadata.referrer_type ?? Number(type.label);
  const url = referrerLink(row.label);
  const logo = referrerLogo(row.label);
  const segment = channelSegment(row.label, row, [String(number)]);
  return new Row(row.columns, {
    ...(url ? { url } : {}),
    ...(logo ? { logo } : {}),
    referer_type: number,
    ...(segment ? { segment } : {}),
  });
}

export default defineApi({
  getAll: {
    parameters: reportParameters,
    documentation: 'Search engines, websites, social networks and campaigns in one list.',
    async run(request, services) {
      const types = await services.report('Referrers.getReferrerType', {
        ...(request as ReportRequest),
        expanded: '1',
      });
      return types instanceof DataTableMap ? types.map(toAllChannels) : toAllChannels(types);
    },
  },
  getNumberOfDistinctSearchEngines: distinctNumber(
    'Referrers_distinctSearchEngines',
    'How many search engines sent visits.',
  ),
  getNumberOfDistinctSocialNetworks: distinctNumber(
    'Referrers_distinctSocialNetworks',
    'How many social networks sent visits.',
  ),
  getNumberOfDistinctKeywords: distinctNumber('Referrers_distinctKeywords', 'How many keywords were searched for.'),
  getNumberOfDistinctCampaigns: distinctNumber('Referrers_distinctCampaigns', 'How many campaigns sent visits.'),
  getNumberOfDistinctWebsites: distinctNumber('Referrers_distinctWebsites', 'How many websites sent visits.'),
  getNumberOfDistinctWebsitesUrls: distinctNumber(
    'Referrers_distinctWebsitesUrls',
    'How many pages of other websites sent visits.',
  ),
});
