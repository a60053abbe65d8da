import {
  actionTypes,
  DataTable,
  defineArchiver,
  toDimensionRecord,
  toVisitTable,
  visitAggregations,
  type CellValue,
  type Columns,
  type CustomDimension,
  type DayLogs,
  type LogGroup,
  type Where,
} from 'heartwood/sdk';

/** Blocks of content are seen, not done. */
const isAction: Where = { column: 'type', is: (type) => type !== actionTypes.contentName };
const isOne = (column: string): Where => ({ column, is: (value) => value === 1 });
const isBounce: Where = { column: 'visit_total_actions', is: (actions) => Number(actions) <= 1 };
const selects = { sum_time_spent: { column: 'time_spent', as: 'sum' } } as const;

export default defineArchiver({
  version: 2,
  records: {
    'CustomDimensions_Dimension{iddimension}': { kind: 'blob', aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    const tables = logs.customDimensions.map((dimension) => [
      toDimensionRecord('CustomDimensions_Dimension{iddimension}', dimension.idcustomdimension),
      dimension.scope === 'visit' ? visitTable(logs, dimension) : actionTable(logs, dimension),
    ]);
    return Object.fromEntries(tables) as Record<`CustomDimensions_Dimension${number}`, DataTable>;
  },
});

function columnOf({ idcustomdimension: id }: CustomDimension): string {
  return `custom_dimension_${id}`;
}

function hasValue(column: string): Where {
  return { column, is: (value) => value !== null };
}

function visitTable(logs: DayLogs, dimension: CustomDimension): DataTable {
  const column = columnOf(dimension);
  return toVisitTable(logs.queryVisitsByDimension([column], { where: [hasValue(column)], goals: true }));
}

/** What was done with each value, with the addresses that it was done at below; a search has none. */
function actionTable(logs: DayLogs, dimension: CustomDimension): DataTable {
  const column = columnOf(dimension);
  const table = new DataTable();
  const byValue = askLevel(logs, [column], [hasValue(column), isAction]);
  if (byValue.size === 0) return table;
  for (const [key, columns] of byValue) table.sumByLabel(parse(key)[0], columns);
  const byPage = askLevel(logs, [column, 'idaction_url'], [hasValue(column), isAction]);
  for (const [key, columns] of byPage) {
    const [value, page = ''] = parse(key);
    const row = table.ensureRow(value);
    (row.subtable ??= new DataTable()).sumByLabel(page, columns);
  }
  return table;
}

/** Hits with the time spent there, and how many visits began, bounced and ended there, by the values of columns. */
function askLevel(logs: DayLogs, columns: readonly string[], where: readonly Where[]): Map<string, Columns> {
  const rows = new Map<string, Columns>();
  for (const { values, metrics } of logs.queryActionsByDimension(columns, { where, selects })) {
    rows.set(keyOf(values), { ...metrics } as Columns);
  }
  if (rows.size === 0) return rows;
  const addCounts = (name: string, conditions: readonly Where[]): void => {
    const groups: LogGroup[] = logs.queryActionsByDimension(columns, { where: [...where, ...conditions] });
    for (const { values, metrics } of groups) Object.assign(rows.get(keyOf(values)) ?? {}, { [name]: metrics.nb_hits });
  };
  addCounts('entry_nb_visits', [isOne('is_entry')]);
  addCounts('entry_bounce_count', [isOne('is_entry'), isBounce]);
  addCounts('exit_nb_visits', [isOne('is_exit')]);
  return rows;
}

function keyOf(values: readonly CellValue[]): string {
  return JSON.stringify(values.map((value) => String(value ?? '')));
}

function parse(key: string): [value: string, page?: string] {
  return JSON.parse(key) as [string, string?];
}
