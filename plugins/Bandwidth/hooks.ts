import { defineHooks } from 'heartwood/sdk';

const metrics = ['sum_bandwidth', 'nb_hits_with_bandwidth', 'min_bandwidth', 'max_bandwidth'];
const reportsWithBytes = ['getPageUrls', 'getPageTitles', 'getDownloads'];

export default defineHooks({
  'Report.filterReports': (reports) =>
    reports.map((entry) => {
      const { plugin, report } = entry;
      if (plugin !== 'Actions' || !reportsWithBytes.includes(report.method)) return entry;
      const processedMetrics = [...(report.processedMetrics ?? []), 'avg_bandwidth'];
      return { plugin, report: { ...report, metrics: [...report.metrics, ...metrics], processedMetrics } };
    }),
});
