import { DataTable } from '@shared/datatable/DataTable';
import { RecordTable } from '@shared/datatable/RecordTable';
import type { RecordDeclaration } from '@shared/plugin/defineArchiver';
import { toDeclaredRecord } from '@shared/plugin/goalRecords';

const deepest = 64;

/**
 * Looks at what an optional plugin's archiver has made before it is stored together with other plugins' records.
 *
 * Throws: Error with what is wrong.
 */
export function checkRecordValues(
  values: unknown,
  records: Readonly<Record<string, RecordDeclaration>>,
  plugin: string,
): void {
  if (typeof values !== 'object' || values === null) throw new Error('aggregateDay returned no records');
  for (const [name, value] of Object.entries(values)) {
    const declared = Object.hasOwn(records, name) ? name : toDeclaredRecord(name);
    const declaration = Object.hasOwn(records, declared) ? records[declared] : undefined;
    if (!declaration) throw new Error(`aggregateDay made the record ${name}, which ${plugin} does not declare`);
    if (value === undefined) continue;
    if (declaration.kind === 'numeric') checkNumber(name, value);
    else if (value instanceof DataTable) checkTable(name, value, 0);
    else if (!(value instanceof RecordTable)) throw new Error(`the record ${name} is declared as a table and is none`);
  }
}

function checkNumber(name: string, value: unknown): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error(`the record ${name} is declared as a number and is ${describe(value)}`);
  }
}

function checkTable(name: string, table: DataTable, depth: number): void {
  if (depth > deepest) throw new Error(`the tables of the record ${name} are more than ${deepest} levels deep`);
  for (const row of table) {
    for (const [column, value] of Object.entries(row.columns)) {
      if (!isCell(value)) {
        throw new Error(`the column ${column} of the record ${name} holds ${describe(value)}, which can't be stored`);
      }
    }
    if (row.subtable) checkTable(name, row.subtable, depth + 1);
  }
}

/** Numbers, texts, and the numbers of goals. */
function isCell(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isCell);
  return value === null || ['string', 'boolean'].includes(typeof value);
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return value === null ? 'null' : `a ${typeof value}`;
}
