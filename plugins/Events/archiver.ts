import { DataTable, defineArchiver, type Columns, type DayLogs, type LogGroup } from 'heartwood/sdk';
import { columns, type Part } from './parts';

const isEvent = { column: columns.category, is: (category: unknown) => category !== null };
const selects = {
  nb_events_with_value: { column: 'custom_float', as: 'count' },
  sum_event_value: { column: 'custom_float', as: 'sum' },
  min_event_value: { column: 'custom_float', as: 'min' },
  max_event_value: { column: 'custom_float', as: 'max' },
} as const;

const table = { kind: 'blob' } as const;
const sum = { kind: 'numeric' } as const;

export default defineArchiver({
  records: {
    Events_category_action: table,
    Events_category_name: table,
    Events_action_category: table,
    Events_action_name: table,
    Events_name_action: table,
    Events_name_category: table,
    Events_nb_visits: sum,
    Events_nb_events: sum,
    Events_nb_events_with_value: sum,
    Events_sum_event_value: sum,
    Events_distinctCategories: { kind: 'numeric', countRowsOf: 'Events_category_action' },
  },
  aggregateDay(logs) {
    const [all] = ask(logs);
    if (!all) return {};
    const one = { category: ask(logs, 'category'), action: ask(logs, 'action'), name: ask(logs, 'name') };
    const toTable = (part: Part, below: Part) => nest(one[part], ask(logs, part, below));
    return {
      Events_category_action: toTable('category', 'action'),
      Events_category_name: toTable('category', 'name'),
      Events_action_category: toTable('action', 'category'),
      Events_action_name: toTable('action', 'name'),
      Events_name_action: toTable('name', 'action'),
      Events_name_category: toTable('name', 'category'),
      Events_nb_visits: all.metrics.nb_visits ?? 0,
      Events_nb_events: all.metrics.nb_hits ?? 0,
      Events_nb_events_with_value: all.metrics.nb_events_with_value ?? 0,
      Events_sum_event_value: all.metrics.sum_event_value ?? 0,
    };
  },
});

function ask(logs: DayLogs, ...parts: readonly Part[]): LogGroup[] {
  return logs.queryActionsByDimension(
    parts.map((part) => columns[part]),
    { where: [isEvent], selects },
  );
}

/** Rows by the first value, with those of the second below them. */
function nest(groups: readonly LogGroup[], pairs: readonly LogGroup[]): DataTable {
  const rows = new DataTable();
  for (const { values, metrics } of groups) rows.sumByLabel(toLabel(values[0]), toColumns(metrics));
  for (const { values, metrics } of pairs) {
    const row = rows.ensureRow(toLabel(values[0]));
    (row.subtable ??= new DataTable()).sumByLabel(toLabel(values[1]), toColumns(metrics));
  }
  return rows;
}

/** An event need not have a name. */
function toLabel(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toColumns({ nb_hits: events = 0, ...metrics }: LogGroup['metrics']): Columns {
  return { nb_events_with_value: 0, sum_event_value: 0, ...metrics, nb_events: events } as Columns;
}
