import type { DataTable } from '@shared/datatable/DataTable';
import { mapRows, withParts } from '@shared/datatable/derive';
import type { Columns } from '@shared/datatable/Row';
import { uniqueColumns } from './GroupVisitors';
import type { VisitorSets } from './VisitorSets';

/** Puts how many they are where sets of people stand, whose numbers are below `limit`. Others rows, and what is not known, get none. */
export function countPeople(table: DataTable, sets: VisitorSets, limit: number): DataTable {
  const seen = new Int32Array(limit);
  let round = 0;
  const count = (number: number): number | null => {
    const lists = sets.peopleOf(number);
    if (!lists) return null;
    round += 1;
    let people = 0;
    for (const list of lists) {
      for (const one of list) {
        if (seen[one] === round) continue;
        seen[one] = round;
        people += 1;
      }
    }
    return people;
  };
  return mapRows(table, (row) => {
    const columns: Columns = { label: row.columns.label ?? '' };
    for (const column of uniqueColumns) {
      const number = row.columns[column];
      const people = typeof number === 'number' && !row.isSummary ? count(number) : null;
      if (people !== null) columns[column] = people;
    }
    return withParts(row, { columns });
  });
}
