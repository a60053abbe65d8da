import { toDateParameter } from '@shared/period/Period';
import { previousPeriod } from '@shared/period/periodAt';
import { useAnswer, type ApiAnswer } from './ApiContext';
import { toNumber } from './formatMetric';
import { toParameters, type Cell, type Selection } from './ReportMetadata';
import { toPeriod } from './selectionPeriod';

export type Numbers = Readonly<Record<string, Cell>>;

/** Whether anything happened in a time: one without data can't be compared with. */
export function hasData(numbers: Numbers | undefined): boolean {
  return Object.values(numbers ?? {}).some((value) => toNumber(value) !== 0);
}

/** The numbers of a report without a dimension, of a period and of the one before it. */
export function useNumbers(
  method: string | null,
  selection: Selection,
  parameters: Readonly<Record<string, string>> = {},
): { now: ApiAnswer<Numbers>; before: ApiAnswer<Numbers> } {
  const shared = { ...toParameters(selection), ...parameters, method: method ?? '', format_metrics: '0' };
  const date = toDateParameter(previousPeriod(toPeriod(selection)));
  return {
    now: useAnswer<Numbers>(method === null ? null : shared),
    before: useAnswer<Numbers>(method === null ? null : { ...shared, date }),
  };
}
