import { useMemo, useState } from 'react';
import { primaryColumns, toColumns, type Column } from './columns';
import type { ReportMetadata, ReportRow } from './ReportMetadata';

export interface ColumnChoice {
  /** Shown, in order. */
  columns: Column[];
  /** All that there are. */
  all: Column[];
  toggle: (name: string) => void;
}

/** Which columns of a table are shown: the report's main ones until the reader adds or removes some. */
export function useColumnChoice(report: ReportMetadata, rows: readonly ReportRow[] | undefined): ColumnChoice {
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const all = useMemo(() => toColumns(report, rows ?? []), [report, rows]);
  const columns = useMemo(
    () => (chosen ? all.filter(({ name }) => chosen.includes(name)) : primaryColumns(report, all)),
    [report, all, chosen],
  );
  const toggle = (name: string) => {
    const shown = columns.map((column) => column.name);
    const next = shown.includes(name) ? shown.filter((other) => other !== name) : [...shown, name];
    if (next.length > 0) setChosen(next);
  };
  return { columns, all, toggle };
}
