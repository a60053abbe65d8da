import type { DataTableMap, visitMetrics } from 'heartwood/sdk';
import { DataTable, visitAggregations, type Row } from 'heartwood/sdk';

/** The numbers of a day that are added up by weekday. */
export const dayNumbers = [
  'nb_visits',
  'nb_actions',
  'max_actions',
  'sum_visit_length',
  'bounce_count',
  'nb_visits_converted',
  'nb_uniq_visitors',
  'nb_users',
] as const satisfies readonly (typeof visitMetrics)[number][];

/** A visitor of two days is counted on both. */
const renames: Readonly<Record<string, string>> = {
  nb_uniq_visitors: 'sum_daily_nb_uniq_visitors',
  nb_users: 'sum_daily_nb_users',
};

/** What the rows of the week hold. */
export const weekMetrics = dayNumbers.filter((name) => !(name in renames));

/** Labels of weekdays; 1 is Monday. */
export const weekdays = Array.from({ length: 7 }, (_, day) => String(day + 1));
/** Labels of the hours of a day. */
export const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
/** Labels of the hours of a week: `1-0` … `7-23`. */
export const weekHours = weekdays.flatMap((day) => hours.map((hour) => `${day}-${hour}`));

/** Seven rows from Monday on. `days` maps dates to their numbers. */
export function sumByWeekday(days: DataTableMap): DataTable {
  return sumDays(days, weekdays, (day) => day);
}

/** 168 rows from the first hour of Monday on. `days` maps dates to their hours. */
export function sumByWeekHour(days: DataTableMap): DataTable {
  return sumDays(days, weekHours, (day, hour) => `${day}-${hour.label}`);
}

function sumDays(days: DataTableMap, labels: readonly string[], toLabel: (day: string, row: Row) => string): DataTable {
  const week = new DataTable();
  const zeros = Object.fromEntries(dayNumbers.map((name) => [renames[name] ?? name, 0]));
  for (const label of labels) week.sumByLabel(label, zeros);
  for (const [date, table] of days.tables) {
    if (!(table instanceof DataTable)) continue;
    for (const row of table) week.sumByLabel(toLabel(weekdayOf(date), row), renameColumns(row), visitAggregations);
  }
  return week;
}

function renameColumns(row: Row): Row['columns'] {
  return Object.fromEntries(dayNumbers.map((name) => [renames[name] ?? name, row.number(name)]));
}

function weekdayOf(date: string): string {
  return String(((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1);
}

/** The part of a label, as a number. */
export const dayOf = (label: string): number => Number(label.split('-')[0]);
export const hourOf = (label: string): number => Number(label.split('-')[1]);

/** Segments count days from Sunday on. */
export const daySegment = (label: string): string => `visitStartServerDayOfWeek==${(dayOf(label) % 7) + 1}`;
