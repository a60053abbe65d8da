import {
  DataTable,
  goalIds,
  rangeFinder,
  singleRanges,
  toGoalRecord,
  type CellValue,
  type ConversionGroup,
  type DayLogs,
  type GroupBy,
  type Ranges,
} from 'heartwood/sdk';

export const DAY = 86_400;

/** Which of its visitor's visits converted. */
export const visitCounts: Ranges = [...singleRanges(1, 8), '9-14', '15-25', '26-50', '51-100', '101+'];
/** Days from a visitor's first visit to the one that converted. */
export const dayCounts: Ranges = [...singleRanges(0, 7), '8-14', '15-30', '31-60', '61-120', '121-364', '365+'];

const findDays = rangeFinder(dayCounts);
const visitCount = { column: 'visitor_count_visits', to: rangeFinder(visitCounts) };
const dayCount = {
  column: 'visitor_seconds_since_first',
  to: (seconds: CellValue) => findDays(Math.floor(Number(seconds ?? 0) / DAY)),
};

/** How long conversions took, of each goal and of all goals together. */
export function untilConversion(logs: DayLogs): Record<string, DataTable> {
  return { ...countBy(logs, visitCount, 'visits_until_conv'), ...countBy(logs, dayCount, 'days_until_conv') };
}

function countBy(logs: DayLogs, by: GroupBy, record: 'visits_until_conv' | 'days_until_conv') {
  const all = new DataTable();
  const tables: Record<string, DataTable> = { [`Goal_${record}`]: all };
  for (const group of logs.queryConversionsByDimension([by])) {
    add((tables[toGoalRecord(`Goal_{idgoal}_${record}`, group.idGoal)] ??= new DataTable()), group);
    if (group.idGoal !== goalIds.cart) add(all, group);
  }
  return tables;
}

function add(table: DataTable, { values: [label], metrics }: ConversionGroup): void {
  if (label != null) table.sumByLabel(String(label), { nb_conversions: metrics.nb_conversions ?? 0 });
}
