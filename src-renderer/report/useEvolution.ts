import { useMemo } from 'react';
import { useAnswer, useDataDays, type ApiAnswer } from './ApiContext';
import { toDateRange, toEvolution, toPoints, toValues, type EvolutionPoint, type NumbersByDate } from './evolution';
import { toParameters, type Selection } from './ReportMetadata';

/** A number over the selected time and over the time before it. The answers hold all metrics: another costs nothing. */
export function useEvolution(
  method: string | null,
  selection: Selection,
  metric: string,
  parameters: Readonly<Record<string, string>> = {},
): { points: EvolutionPoint[]; answer: ApiAnswer<NumbersByDate> } {
  const { period, date } = selection;
  const evolution = useMemo(() => toEvolution({ period, date }), [period, date]);
  const shared = {
    ...toParameters(selection),
    ...parameters,
    method: method ?? '',
    period: evolution.type,
    format_metrics: '0',
  };
  const now = useAnswer<NumbersByDate>(method ? { ...shared, date: toDateRange(evolution.parts) } : null);
  const before = useAnswer<NumbersByDate>(method ? { ...shared, date: toDateRange(evolution.before) } : null);
  const days = useDataDays(selection.idSite);
  const points = useMemo(
    () => toPoints(evolution, { now: toValues(now.data, metric), before: toValues(before.data, metric), days }),
    [evolution, now.data, before.data, metric, days],
  );
  return { points, answer: now };
}
