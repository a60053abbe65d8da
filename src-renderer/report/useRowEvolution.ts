import { useMemo } from 'react';
import { useAnswer, useDataDays, type ApiAnswer } from './ApiContext';
import { toDateRange, toEvolution, toPoints, type EvolutionPoint } from './evolution';
import { toNumber } from './formatMetric';
import { toRequest, type Cell, type ReportMetadata, type Selection } from './ReportMetadata';

/** What `API.getRowEvolution` answers of one row. */
interface RowEvolutionAnswer {
  label: string;
  reportData: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;
  metadata: { metrics: Readonly<Record<string, { name: string }>> };
}

/** A row of a report over the selected time and over the time before it; `metrics` are the names it has. */
export interface RowEvolution {
  points: EvolutionPoint[];
  metrics: readonly string[];
  answer: ApiAnswer<RowEvolutionAnswer>;
}

/** `path` holds the labels from the first level down to the row. */
export function useRowEvolution(
  report: ReportMetadata,
  selection: Selection,
  { path, metric }: { path: readonly string[]; metric: string },
): RowEvolution {
  const { period, date } = selection;
  const evolution = useMemo(() => toEvolution({ period, date }), [period, date]);
  const shared = {
    ...toRequest(report, selection),
    method: 'API.getRowEvolution',
    apiModule: report.module,
    apiAction: report.action,
    period: evolution.type,
    label: toLabelParameter(path),
    format_metrics: '0',
  };
  const now = useAnswer<RowEvolutionAnswer>({ ...shared, date: toDateRange(evolution.parts) });
  const before = useAnswer<RowEvolutionAnswer>({ ...shared, date: toDateRange(evolution.before) });
  const days = useDataDays(selection.idSite);
  const points = useMemo(
    () => toPoints(evolution, { now: valuesOf(now.data, metric), before: valuesOf(before.data, metric), days }),
    [evolution, now.data, before.data, metric, days],
  );
  return { points, metrics: Object.keys(now.data?.metadata.metrics ?? {}), answer: now };
}

/** `A > B`; what a label holds of `>` and commas is encoded. */
export function toLabelParameter(path: readonly string[]): string {
  return path.map((label) => encodeURIComponent(label)).join(' > ');
}

function valuesOf(data: RowEvolutionAnswer | undefined, metric: string): number[] {
  return Object.values(data?.reportData ?? {}).map(([cells]) => toNumber(cells?.[metric]));
}
