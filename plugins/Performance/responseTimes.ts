import {
  coreAggregations,
  DataTable,
  type Columns,
  type DayLogs,
  type GroupBy,
  type RequestGroup,
  type TableFilter,
} from 'heartwood/sdk';

const MICROSECONDS_PER_SECOND = 1_000_000;

/** Lines whose response time is known, by a dimension. Those that lack it are not counted. */
export function queryResponseTimes(logs: DayLogs, dimension: GroupBy): RequestGroup[] {
  const ofTime = { column: 'responseTime' } as const;
  const groups = logs.queryRequestsByDimension([dimension], {
    selects: {
      nb_requests: { ...ofTime, as: 'count' },
      sum_response_time: { ...ofTime, as: 'sum', per: MICROSECONDS_PER_SECOND },
      min_response_time: { ...ofTime, as: 'min', per: MICROSECONDS_PER_SECOND },
      max_response_time: { ...ofTime, as: 'max', per: MICROSECONDS_PER_SECOND },
    },
    sketches: { sketch_response_time: 'responseTime' },
  });
  return groups.filter(({ metrics }) => metrics.max_response_time !== undefined);
}

export function toColumns({ metrics, sketches }: RequestGroup): Columns {
  return { ...(metrics as Record<string, number>), ...sketches };
}

/** A row for each label of the groups. */
export function toTable(groups: readonly RequestGroup[]): DataTable {
  const table = new DataTable();
  for (const group of groups) table.sumByLabel(String(group.values[0] ?? ''), toColumns(group), coreAggregations);
  return table;
}

/** All rows together, as numbers without a dimension. */
export const sumRows: TableFilter = (table) => {
  const sum = new DataTable();
  for (const { columns } of table) sum.sumByLabel('', columns, coreAggregations);
  const columns: Columns = { nb_requests: 0, ...sum.rows[0]?.columns };
  delete columns.label;
  // Adding up seconds leaves more digits than the microseconds that were measured.
  if (typeof columns.sum_response_time === 'number') {
    columns.sum_response_time = Number(columns.sum_response_time.toFixed(6));
  }
  return DataTable.simple(columns);
};
