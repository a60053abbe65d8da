import { defineHooks } from 'heartwood/sdk';
import { averages, parts } from './parts';

/** What is measured of each page: the parts of its loading, and the server's time under its older name. */
const measured = [...Object.keys(parts), 'time_generation'].flatMap((part) => [
  `sum_${part}`,
  `nb_hits_with_${part}`,
  `min_${part}`,
  `max_${part}`,
]);
const pageReports = ['getPageUrls', 'getPageTitles'];

export default defineHooks({
  'Report.filterReports': (reports) =>
    reports.map((entry) => {
      const { plugin, report } = entry;
      if (plugin !== 'Actions' || !pageReports.includes(report.method)) return entry;
      const metrics = [...report.metrics, ...measured];
      const processedMetrics = [...(report.processedMetrics ?? []), ...averages, 'avg_time_generation'];
      return { plugin, report: { ...report, metrics, processedMetrics } };
    }),
});
