import {
  defineReports,
  filters,
  processedVisitMetrics,
  visitMetrics,
  type DataTable,
  type ReportContext,
  type ReportDeclaration,
  type Row,
} from 'heartwood/sdk';
import { parseSlots, segmentOf, slotColumns, slotsOf, toSlotText } from './slots';

const ratios = filters.processedMetricsOf(processedVisitMetrics, visitMetrics);

/** What is stored as columns, to be added up, is said of a row as text. Only what stands with visits has a length and bounces. */
export function nameSlots(table: DataTable): DataTable {
  for (const row of table) {
    if (row.columns.max_actions !== undefined) {
      for (const { name, compute } of ratios) row.columns[name] = compute(row.columns, {}) ?? 0;
    }
    const found = toSlotText(slotsOf(row));
    if (found !== '') row.metadata.slots = found;
    for (const column of slotColumns) Reflect.deleteProperty(row.columns, column);
    if (row.subtable) nameSlots(row.subtable);
  }
  return table;
}

const common = {
  category: 'General_Visitors',
  subcategory: 'CustomVariables_CustomVariables',
  emptyReason: 'CustomVariables_Empty',
  record: 'CustomVariables_valueByName',
  metrics: [...visitMetrics, ...processedVisitMetrics],
  goalMetrics: 'visits',
  transform: nameSlots,
  metadata: { slots: (_label: string, _context: ReportContext, row: Row) => row.metadata.slots },
  visualization: 'table',
} as const satisfies Partial<ReportDeclaration>;

function slotsSaid({ metadata, isSummary }: Row) {
  return isSummary ? [] : parseSlots(String(metadata.slots ?? ''));
}

export default defineReports([
  {
    ...common,
    method: 'getCustomVariables',
    name: 'CustomVariables_CustomVariables',
    documentation: 'CustomVariables_CustomVariablesDocumentation',
    order: 34,
    dimension: 'CustomVariables_ColumnName',
    subtable: 'getCustomVariablesValuesFromNameId',
    segment: (label, row) => segmentOf('Name', label, slotsSaid(row)) || undefined,
  },
  {
    ...common,
    method: 'getCustomVariablesValuesFromNameId',
    name: 'CustomVariables_Values',
    documentation: 'CustomVariables_CustomVariablesDocumentation',
    order: 35,
    dimension: 'CustomVariables_ColumnValue',
    isSubtableReport: true,
    segment(label, row, [name]) {
      const found = slotsSaid(row);
      if (name === undefined || found.length === 0) return undefined;
      return `${segmentOf('Name', name, found)};${segmentOf('Value', label, found)}`;
    },
  },
]);
