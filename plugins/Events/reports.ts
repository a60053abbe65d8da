import { DataTable, defineReports, type ReportDeclaration } from 'heartwood/sdk';
import { labelOf, segmentOf } from './rows';
import { capital, methodBelow, secondaryOf, secondaryParts, type Part } from './parts';

const numerics = [
  'Events_nb_visits',
  'Events_nb_events',
  'Events_nb_events_with_value',
  'Events_sum_event_value',
  'Events_distinctCategories',
];
const shown = numerics.map((name) => (name === 'Events_distinctCategories' ? name : name.replace('Events_', '')));

const common = {
  category: 'General_Actions',
  subcategory: 'Events_Events',
  emptyReason: 'Events_Empty',
  metrics: [
    'nb_visits',
    'nb_uniq_visitors',
    'nb_events',
    'nb_events_with_value',
    'sum_event_value',
    'min_event_value',
    'max_event_value',
  ],
  processedMetrics: ['avg_event_value'],
} as const satisfies Partial<ReportDeclaration>;

/** Events by one part, divided by either of the others. */
function byPart(part: Part, order: number): ReportDeclaration {
  const [usual] = secondaryParts[part];
  return {
    ...common,
    method: `get${capital(part)}`,
    name: `Events_${capital(part)}Report`,
    documentation: `Events_${capital(part)}ReportDocumentation`,
    order,
    dimension: `Events_Event${capital(part)}`,
    record: `Events_${part}_${usual}`,
    recordOf: (context) => `Events_${part}_${secondaryOf(part, context)}`,
    subtable: methodBelow(part, usual),
    subtableOf: (context) => methodBelow(part, secondaryOf(part, context)),
    label: (label, context) => labelOf(part, label, context),
    segment: (label, row) => segmentOf([[part, label]], row),
    visualization: 'table',
  };
}

/** The rows below one of these. */
function below(part: Part, other: Part): ReportDeclaration {
  return {
    ...common,
    method: methodBelow(part, other),
    name: `Events_${capital(other)}Report`,
    documentation: `Events_${capital(other)}ReportDocumentation`,
    order: 40,
    dimension: `Events_Event${capital(other)}`,
    record: `Events_${part}_${other}`,
    isSubtableReport: true,
    label: (label, context) => labelOf(other, label, context),
    segment: (label, row, [parent]) =>
      parent === undefined
        ? undefined
        : segmentOf(
            [
              [part, parent],
              [other, label],
            ],
            row,
          ),
  };
}

/** Numbers as metrics are called. */
export function nameMetrics(table: DataTable): DataTable {
  const [row] = table.rows;
  return DataTable.simple(Object.fromEntries(numerics.map((name, i) => [shown[i] ?? name, row?.number(name) ?? 0])));
}

const parts = Object.keys(secondaryParts) as Part[];

export default defineReports([
  {
    ...common,
    method: 'get',
    name: 'Events_Overview',
    documentation: 'Events_OverviewDocumentation',
    order: 30,
    numerics,
    metrics: shown,
    transform: nameMetrics,
    visualization: 'evolution',
  },
  ...parts.map((part, i) => byPart(part, 31 + i)),
  ...parts.flatMap((part) => secondaryParts[part].map((other) => below(part, other))),
]);
