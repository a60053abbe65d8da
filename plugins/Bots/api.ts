import {
  AppError,
  DataTable,
  DataTableMap,
  defineApi,
  reportParameters,
  type ReportRequest,
  type Row,
} from 'heartwood/sdk';
import { OPTION } from './robotsRequests';

const idSite = { type: 'number' } as const;
/** As much as RFC 9309 asks of those who read the file. */
const MAX_LENGTH = 500 * 1024;

export default defineApi({
  getCrawledThenVisited: {
    parameters: reportParameters,
    documentation: 'Pages that AI bots crawled and AI assistants then sent visits to, within the period.',
    async run(values, services) {
      const request = { ...(values as ReportRequest), expanded: '1' };
      const pages = await services.report('Bots.getAiPages', request);
      return pages instanceof DataTableMap ? pages.map(toVisitedAfter) : toVisitedAfter(pages);
    },
  },
  getRobotsTxtText: {
    parameters: { idSite },
    documentation: 'The robots.txt that requests are judged by; empty where none was given.',
    run(values, services) {
      const text = services.options.read(services.sites.byId(values.idSite).idsite, OPTION);
      return typeof text === 'string' ? text : '';
    },
  },
  setRobotsTxtText: {
    parameters: { idSite, robotsTxt: { type: 'text', default: '' } },
    writes: true,
    documentation:
      'Keeps the robots.txt that requests are judged by, those of the past, too; an empty text forgets it.',
    run(values, services) {
      const { idsite } = services.sites.byId(values.idSite);
      const text = String(values.robotsTxt);
      if (text.length > MAX_LENGTH) {
        const hint = `Give at most ${MAX_LENGTH} characters: no crawler has to read more.`;
        throw new AppError('api.parameterInvalid', { name: 'robotsTxt', value: `${text.slice(0, 20)}…`, hint });
      }
      services.options.write(idsite, OPTION, text.trim() === '' ? null : text);
    },
  },
});

/** Pages with visits at or after their first crawl, and those visits only. */
function toVisitedAfter(pages: DataTable): DataTable {
  const result = new DataTable();
  for (const row of pages.rows) {
    const visits = countAfter(row);
    if (visits === 0) continue;
    const { label, nb_requests: requests = 0, first_seen: first = 0, last_seen: last = 0 } = row.columns;
    result.addRow(row);
    row.columns = { label: label ?? '', nb_visits: visits, nb_requests: requests, first_seen: first, last_seen: last };
    row.subtable = null;
  }
  return result;
}

/** The rows below a page are named by the second of visits. */
function countAfter({ columns, subtable }: Row): number {
  const { first_seen: crawled } = columns;
  if (typeof crawled !== 'number' || !subtable) return 0;
  const after = subtable.rows.filter((row) => Number(row.label) >= crawled);
  return after.reduce((sum, row) => sum + row.number('nb_visits'), 0);
}
