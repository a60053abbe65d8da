import { DataTableMap, defineApi, reportParameters, type ApiServices, type DataTable } from 'heartwood/sdk';
import { isComparable, readCompared, type ComparedReport, type InsightRequest } from './comparedReport';
import { compareTables, orders, type Comparison, type Order } from './compareTables';
import { askedThresholds, kinds, trendThresholds } from './thresholds';

/** What overviews look at, as far as the plugins are there. */
const overviewReports = [
  'Actions_getPageUrls',
  'Actions_getPageTitles',
  'Actions_getDownloads',
  'Referrers_getAll',
  'Referrers_getWebsites',
  'Referrers_getCampaigns',
  'UserCountry_getCountry',
];

const report = {
  ...reportParameters,
  reportUniqueId: { type: 'text' },
  comparedToXPeriods: { type: 'number', default: 1 },
} as const;

const limits = { limitIncreaser: 5, limitDecreaser: 5 } as const;
const moverLimits = { limitIncreaser: 4, limitDecreaser: 4 } as const;

export default defineApi({
  canGenerateInsights: {
    parameters: { date: { type: 'date' }, period: { type: 'period' } },
    documentation: 'Can this time be compared with an earlier one? Several dates and ranges cannot.',
    run: (values) => isComparable(values.period, values.date),
  },
  getInsights: {
    parameters: {
      ...report,
      limitIncreaser: { type: 'number', default: limits.limitIncreaser },
      limitDecreaser: { type: 'number', default: limits.limitDecreaser },
      filterBy: { type: 'text', default: '', allowed: ['', ...kinds] },
      minImpactPercent: { type: 'number', default: 2 },
      minGrowthPercent: { type: 'number', default: 20 },
      orderBy: { type: 'text', default: 'absolute', allowed: orders },
    },
    documentation:
      'The rows of a report that changed most since an earlier period: by minGrowthPercent of what they were and minImpactPercent of the whole.',
    async run(values, services) {
      const compared = await readCompared(services, values as InsightRequest);
      const thresholds = askedThresholds(values.filterBy, values.minImpactPercent, values.minGrowthPercent);
      const { limitIncreaser, limitDecreaser, orderBy } = values;
      return compare(compared, { thresholds, limitIncreaser, limitDecreaser, orderBy: orderBy as Order });
    },
  },
  getMoversAndShakers: {
    parameters: {
      ...report,
      limitIncreaser: { type: 'number', default: moverLimits.limitIncreaser },
      limitDecreaser: { type: 'number', default: moverLimits.limitDecreaser },
    },
    documentation: 'The rows of a report that went another way than the whole: 20 points further up, or down.',
    async run(values, services) {
      const { limitIncreaser, limitDecreaser } = values;
      return moversOf(await readCompared(services, values as InsightRequest), { limitIncreaser, limitDecreaser });
    },
  },
  getInsightsOverview: {
    parameters: reportParameters,
    documentation: 'Insights of the main reports, by report.',
    run: (values, services) =>
      overview(services, values as InsightRequest, (compared) =>
        compare(compared, { ...limits, thresholds: askedThresholds('', 2, 20), orderBy: 'absolute' }),
      ),
  },
  getMoversAndShakersOverview: {
    parameters: reportParameters,
    documentation: 'Movers and shakers of the main reports, by report.',
    run: (values, services) =>
      overview(services, values as InsightRequest, (compared) => moversOf(compared, moverLimits)),
  },
});

function compare(compared: ComparedReport, options: Omit<Comparison, 'metric' | 'total'>): DataTable {
  const { metric, total, totalBefore } = compared;
  // What has gone was a part of the earlier whole.
  return compareTables(compared.now, compared.before, { ...options, metric, total: total || totalBefore });
}

function moversOf(compared: ComparedReport, limited: Pick<Comparison, 'limitIncreaser' | 'limitDecreaser'>): DataTable {
  const thresholds = trendThresholds(compared.total, compared.totalBefore);
  return compare(compared, { ...limited, thresholds, orderBy: 'absolute' });
}

async function overview(
  services: ApiServices,
  request: InsightRequest,
  toTable: (compared: ComparedReport) => DataTable,
): Promise<DataTableMap> {
  const all = services.reports.describe(0, 'en') as unknown as { uniqueId: string }[];
  const map = new DataTableMap('report');
  for (const reportUniqueId of overviewReports.filter((id) => all.some(({ uniqueId }) => uniqueId === id))) {
    map.set(
      reportUniqueId,
      toTable(await readCompared(services, { ...request, reportUniqueId, comparedToXPeriods: 1 })),
    );
  }
  return map;
}
