import { useMemo, useState } from 'react';
import { primaryColumns, toColumns, type Column } from './columns';
import { toGoalColumns, type GoalView } from './goalColumns';
import type { ReportMetadata, ReportRow } from './ReportMetadata';
import type { GoalName } from './useGoals';

export interface ColumnChoice {
  /** Shown, in order. */
  columns: Column[];
  /** All that there are. */
  all: Column[];
  toggle: (name: string) => void;
}

/** Which columns of a table are shown: the report's main ones, or those of goals, until the reader adds or removes some. */
export function useColumnChoice(
  report: ReportMetadata,
  rows: readonly ReportRow[] | undefined,
  goals: { view: GoalView; goals: readonly GoalName[] },
): ColumnChoice {
  const [choice, setChoice] = useState<{ of: GoalView; names: readonly string[] } | null>(null);
  const own = useMemo(() => toColumns(report, rows ?? []), [report, rows]);
  const ofGoals = goals.view === '' ? [] : toGoalColumns(report, rows ?? [], goals);
  const all = goals.view === '' ? own : [...own.slice(0, 1), ...ofGoals];
  const chosen = choice?.of === goals.view ? choice.names : null;
  const main = goals.view === '' ? primaryColumns(report, all) : all;
  const columns = chosen ? all.filter(({ name }) => chosen.includes(name)) : main;
  const toggle = (name: string) => {
    const shown = columns.map((column) => column.name);
    const next = shown.includes(name) ? shown.filter((other) => other !== name) : [...shown, name];
    if (next.length > 0) setChoice({ of: goals.view, names: next });
  };
  return { columns, all, toggle };
}
