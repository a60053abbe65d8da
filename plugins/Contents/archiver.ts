import { DataTable, defineArchiver, type CellValue, type Columns, type DayLogs, type LogGroup } from 'heartwood/sdk';

const NAME = 'idaction_content_name';
const PIECE = 'idaction_content_piece';
const TARGET = 'idaction_content_target';
const isContent = { column: NAME, is: (name: CellValue) => name !== null };
const selects = { nb_interactions: { column: 'idaction_content_interaction', as: 'count' } } as const;

export default defineArchiver({
  records: { Contents_name_piece: { kind: 'blob' }, Contents_piece_name: { kind: 'blob' } },
  aggregateDay(logs) {
    const names = ask(logs, NAME);
    if (names.length === 0) return {};
    const targets = toTargets(ask(logs, NAME, PIECE, TARGET));
    const pairs = ask(logs, NAME, PIECE);
    return {
      Contents_name_piece: nest(names, pairs, ([name, piece]) => targets.get(key(name, piece))),
      Contents_piece_name: nest(ask(logs, PIECE), ask(logs, PIECE, NAME), ([piece, name]) =>
        targets.get(key(name, piece)),
      ),
    };
  },
});

function ask(logs: DayLogs, ...columns: readonly string[]): LogGroup[] {
  return logs.queryActionsByDimension(columns, { where: [isContent], selects });
}

/** Where a block leads: of several targets the one that was seen most, the first by name of equals. */
function toTargets(groups: readonly LogGroup[]): Map<string, string> {
  const best = new Map<string, { target: string; hits: number }>();
  for (const { values, metrics } of groups) {
    const [name, piece, target] = values;
    if (typeof target !== 'string') continue;
    const hits = metrics.nb_hits ?? 0;
    const known = best.get(key(name, piece));
    if (known && (known.hits > hits || (known.hits === hits && known.target < target))) continue;
    best.set(key(name, piece), { target, hits });
  }
  return new Map([...best].map(([block, { target }]) => [block, target]));
}

function key(name: CellValue | undefined, piece: CellValue | undefined): string {
  return JSON.stringify([name, piece]);
}

/** Rows by the first value, with those of the second below them, which know where they lead. */
function nest(
  groups: readonly LogGroup[],
  pairs: readonly LogGroup[],
  targetOf: (values: readonly CellValue[]) => string | undefined,
): DataTable {
  const rows = new DataTable();
  for (const { values, metrics } of groups) rows.sumByLabel(String(values[0] ?? ''), toColumns(metrics));
  for (const { values, metrics } of pairs) {
    const row = rows.ensureRow(String(values[0] ?? ''));
    const below = (row.subtable ??= new DataTable()).sumByLabel(String(values[1] ?? ''), toColumns(metrics));
    const target = targetOf(values);
    if (target !== undefined) below.metadata = { contentTarget: target };
  }
  return rows;
}

/** What is no interaction was seen only. */
function toColumns({ nb_hits: hits = 0, nb_interactions: used = 0, ...metrics }: LogGroup['metrics']): Columns {
  return { ...metrics, nb_impressions: hits - used, nb_interactions: used } as Columns;
}
