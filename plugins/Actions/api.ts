import {
  DataTable,
  DataTableMap,
  defineApi,
  filters,
  Row,
  reportParameters,
  type ApiMethod,
  type ReportRequest,
} from 'heartwood/sdk';
import { toFileLabels, toPageLabels, toStoredName } from './pageLabels';

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

/** A method that answers one row of a tree report, found by its address. */
function oneAddress(report: string, parameter: string, toLabels: (name: string) => string[]): ApiMethod {
  return {
    parameters: { [parameter]: { type: 'text' }, ...reportParameters },
    documentation: `The row of ${report} that an address belongs to.`,
    async run(values, services) {
      const { [parameter]: address, ...request } = values;
      const answer = await services.report(report, { ...(request as ReportRequest), expanded: '1' });
      const pick = (table: DataTable) => pickRow(table, toLabels(toStoredName(String(address))));
      return answer instanceof DataTableMap ? answer.map(pick) : pick(answer);
    },
  };
}

export default defineApi({
  getPageUrl: oneAddress('Actions.getPageUrls', 'pageUrl', toPageLabels),
  getDownload: oneAddress('Actions.getDownloads', 'downloadUrl', toFileLabels),
  getOutlink: oneAddress('Actions.getOutlinks', 'outlinkUrl', toFileLabels),
});
