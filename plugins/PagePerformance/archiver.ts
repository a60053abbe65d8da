import { actionTypes, defineArchiver, type NumericRecord, type Select } from 'heartwood/sdk';
import { parts, records } from './parts';

const isPage = { column: 'type', is: (type: unknown) => type === actionTypes.pageUrl };

const selects: Record<string, Select> = Object.fromEntries(
  Object.keys(parts).flatMap((column) => [
    [`sum_${column}`, { column, as: 'sum', per: 1000 }],
    [`nb_hits_with_${column}`, { column, as: 'count' }],
  ]),
);

export default defineArchiver({
  records: Object.fromEntries(records.map(({ record }): [string, NumericRecord] => [record, { kind: 'numeric' }])),
  aggregateDay(logs) {
    const [all] = logs.queryActionsByDimension([], { where: [isPage], selects });
    return Object.fromEntries(records.map(({ record, metric }) => [record, all?.metrics[metric] ?? 0]));
  },
});
