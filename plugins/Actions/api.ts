import {
  DataTable,
  DataTableMap,
  defineApi,
  filters,
  Row,
  reportParameters,
  toStoredUrl,
  type ApiMethod,
  type ReportRequest,
} from 'heartwood/sdk';
import { HOSTS_APART } from './archiver';
import { splitHost, toFileLabels, toPageLabels, toTitleLabels } from './pageLabels';
import { formatTitleMap, parseTitleMap } from './titleMap';

/** The row at the end of a path of labels, alone in a table; an empty table when there is none. */
export function pickRow(table: DataTable, labels: readonly string[]): DataTable {
  const result = new DataTable();
  result.metadata = { ...table.metadata };
  let level: DataTable | null = table;
  let found: Row | undefined;
  for (const label of labels) {
    found = level?.rowByLabel(label) ?? level?.rowByLabel(filters.decodeLabel(label));
    level = found?.subtable ?? null;
  }
  if (found) result.addRow(new Row(found.columns, found.metadata));
  return result;
}

/** Where in a tree a name may stand. */
type Ways = readonly ((name: string) => string[])[];

/** A method that answers one row of a report, found by its name. */
function oneRow(report: string, parameter: string, ways: Ways, toName = toStoredUrl): ApiMethod {
  return {
    parameters: { [parameter]: { type: 'text' }, ...reportParameters },
    documentation: `The row of ${report} that ${parameter} names.`,
    async run(values, services) {
      const { [parameter]: given, ...request } = values;
      const answer = await services.report(report, { ...(request as ReportRequest), expanded: '1' });
      const name = toName(String(given));
      const pick = (table: DataTable) =>
        pickFirst(
          table,
          ways.map((toLabels) => toLabels(name)),
        );
      return answer instanceof DataTableMap ? answer.map(pick) : pick(answer);
    },
  };
}

function pickFirst(table: DataTable, paths: readonly string[][]): DataTable {
  const found = paths.map((labels) => pickRow(table, labels));
  return found.find(({ rowCount }) => rowCount > 0) ?? pickRow(table, []);
}

const belowHost = (name: string) => [splitHost(name).host, ...toPageLabels(name)];
const idSite = { type: 'number' } as const;

export default defineApi({
  getPageUrl: oneRow('Actions.getPageUrls', 'pageUrl', [belowHost, toPageLabels]),
  getPageTitle: oneRow('Actions.getPageTitles', 'pageName', [toTitleLabels], (name) => name.trim()),
  getDownload: oneRow('Actions.getDownloads', 'downloadUrl', [toFileLabels]),
  getOutlink: oneRow('Actions.getOutlinks', 'outlinkUrl', [toFileLabels]),
  getTitleMap: {
    parameters: { idSite },
    documentation: 'The list of titles that was given to pages of a site: an address, a tab and its title a line.',
    run: ({ idSite: site }, services) => formatTitleMap(services.sites.titles(services.sites.byId(site).idsite)),
  },
  setTitleMap: {
    parameters: { idSite, titleMap: { type: 'text' } },
    writes: true,
    documentation:
      'Replaces the list of titles of pages: a line for each address or path (* stands for anything), a tab, and its title. Visits are made anew.',
    run({ idSite: site, titleMap }, services) {
      services.sites.setTitles(services.sites.byId(site).idsite, parseTitleMap(titleMap));
    },
  },
  getHostsApart: {
    parameters: { idSite },
    documentation: 'Whether hosts are the first level of the tree of pages.',
    run: ({ idSite: site }, services) => services.options.read(services.sites.byId(site).idsite, HOSTS_APART) === true,
  },
  setHostsApart: {
    parameters: { idSite, isApart: { type: 'boolean' } },
    writes: true,
    documentation: 'Keeps hosts apart as the first level of the tree of pages, or merges pages of the same path.',
    run({ idSite: site, isApart }, services) {
      services.options.write(services.sites.byId(site).idsite, HOSTS_APART, isApart ? true : null);
    },
  },
});
