import type { Select } from 'heartwood/sdk';

/** What the parts of a page's loading are called, with their columns; `generation` is what Matomo called the server's time before. */
const timesOfPage = {
  network: 'time_network',
  server: 'time_server',
  transfer: 'time_transfer',
  dom_processing: 'time_dom_processing',
  dom_completion: 'time_dom_completion',
  on_load: 'time_on_load',
  generation: 'time_server',
};

type Selects = Readonly<Record<string, Select>>;

/** How many bytes answers had. */
export const bandwidthMetrics: Selects = measured('bandwidth', 'bandwidth', 1);

/** How long pages took, as far as lines or tracking requests say so: milliseconds become seconds. And their bytes. */
export const pageMetrics: Selects = Object.assign(
  {},
  ...Object.entries(timesOfPage).map(([part, column]) => measured(`time_${part}`, column, 1000)),
  bandwidthMetrics,
) as Selects;

function measured(name: string, column: string, per: number): Selects {
  return {
    [`sum_${name}`]: { column, as: 'sum', per },
    [`nb_hits_with_${name}`]: { column, as: 'count' },
    [`min_${name}`]: { column, as: 'min', per },
    [`max_${name}`]: { column, as: 'max', per },
  };
}
