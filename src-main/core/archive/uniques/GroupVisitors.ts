/** Columns that count people, who can't be summed: whoever is in two rows is one. */
export const uniqueColumns = [
  'nb_uniq_visitors',
  'nb_users',
  'entry_nb_uniq_visitors',
  'exit_nb_uniq_visitors',
] as const;
export type UniqueColumn = (typeof uniqueColumns)[number];

/** Is told who is in each group of an answer of the LogAggregator, and then says what stands for them in its metrics. */
export interface GroupVisitors {
  /** Someone who was not in the group before; `visit` is the row of a visit of theirs. */
  add(column: UniqueColumn, group: number, visit: number): void;
  /** All of the group were added: changes the columns that count them or their visits. */
  replace(group: number, metrics: Partial<Record<UniqueColumn | 'nb_visits', number>>): void;
}
