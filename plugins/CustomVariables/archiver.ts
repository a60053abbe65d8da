import {
  addVisits,
  DataTable,
  defineArchiver,
  visitAggregations,
  type CellValue,
  type DayLogs,
  type LogGroup,
} from 'heartwood/sdk';
import { slotColumn, slotColumns, slots, type Slot } from './slots';

const aggregations = {
  ...visitAggregations,
  ...Object.fromEntries(slotColumns.map((column) => [column, 'max' as const])),
};

export default defineArchiver({
  records: { CustomVariables_valueByName: { kind: 'blob', aggregations } },
  aggregateDay(logs) {
    const names = new DataTable();
    for (const slot of slots) {
      addSlot(names, ask(logs, slot, ['k']), slot);
      for (const group of ask(logs, slot, ['k', 'v'])) {
        const row = names.ensureRow(toLabel(group.values[0]));
        addSlot((row.subtable ??= new DataTable()), [group], slot);
      }
    }
    return { CustomVariables_valueByName: names };
  },
});

/** By name, or by name and value. */
function ask(logs: DayLogs, { scope, index }: Slot, parts: readonly ('k' | 'v')[]): LogGroup[] {
  const columns = parts.map((part) => `custom_var_${part}${index}`);
  const where = [{ column: `custom_var_k${index}`, is: (name: CellValue) => name !== null }];
  if (scope === 'visit') return logs.queryVisitsByDimension(columns, { where, goals: true });
  return logs.queryActionsByDimension(columns, { where });
}

/** Adds the last values of groups as rows, and notes where they stood. Of pages, actions are views. */
function addSlot(table: DataTable, groups: readonly LogGroup[], slot: Slot): void {
  for (const group of groups) {
    const label = toLabel(group.values.at(-1));
    if (slot.scope === 'visit') addVisits(table, [group as Parameters<typeof addVisits>[1][number]], () => label);
    else {
      const { nb_hits: actions = 0, nb_visits: visits = 0, nb_uniq_visitors: visitors = 0 } = group.metrics;
      table.sumByLabel(label, { nb_uniq_visitors: visitors, nb_visits: visits, nb_actions: actions });
    }
    table.ensureRow(label).columns[slotColumn(slot)] = 1;
  }
}

function toLabel(value: CellValue | undefined): string {
  return String(value ?? '');
}
