import type { Select } from 'heartwood/sdk';

const timesOfPage = ['network', 'server', 'transfer', 'dom_processing', 'dom_completion', 'on_load'];

/** How long pages took and how many bytes they had, as far as tracking requests say so: milliseconds become seconds. */
export const measuredMetrics: Readonly<Record<string, Select>> = Object.fromEntries([
  ...timesOfPage.flatMap((part) => measured(`time_${part}`, 1000)),
  ...measured('bandwidth', 1),
]);

function measured(column: string, per: number): [name: string, select: Select][] {
  return [
    [`sum_${column}`, { column, as: 'sum', per }],
    [`nb_hits_with_${column}`, { column, as: 'count' }],
    [`min_${column}`, { column, as: 'min', per }],
    [`max_${column}`, { column, as: 'max', per }],
  ];
}
