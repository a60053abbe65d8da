import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataTable } from '@shared/datatable/DataTable';
import { readRows } from '@main/core/api/readRows';
import { archiveOf } from '@main/core/archive/Archive';
import type { WritingEngine } from '@main/core/Engine';
import { numbersAt, type Numbers, type Rows } from './bruteForce';
import { numericOracles } from './numericOracles';
import {
  comparable,
  declared,
  expectedNumbers,
  expectedRows,
  isExact,
  numbersOf,
  oracleNames,
  periods,
  rowsOf,
} from './oracleLog';
import { openWideLog } from './wideLog';

/** Tables that no log can make too long. */
const small = new Set(['Provider_kind']);

const isStored = (column: string): boolean => !isExact(column);
/** Slots of custom variables are marks, no counts. */
const isSum = (column: string): boolean => !/^(max|min)_|uniq|users|^CustomVariables_/.test(column);

/** Every limit is reached: what is stored, and what Others opens to, together are what the log says. */
describe.each([
  ['only longer periods are cut', { day: 1000, rows: 4, subtableRows: 3 }, ['week', 'month']],
  ['days are cut, too', { day: 6, rows: 4, subtableRows: 3 }, Object.keys(periods)],
])('%s', (_name, limits, cut) => {
  let engine: WritingEngine;
  beforeAll(() => {
    engine = openWideLog(limits);
  });
  afterAll(() => engine.db.close());

  const request = (record: string, period: string) => ({
    idSite: 1,
    period: periods[period]!,
    segment: null,
    plugin: engine.plugins.records.get(declared(record))!.plugin,
  });

  test.each(cut)('counts of labels are those of the log: %s', async (period) => {
    for (const name of Object.keys(numericOracles).filter((one) => /distinct|keywords/.test(one))) {
      const found = await archiveOf(engine).getNumerics(request(name, period), [name]);
      expect(found).toEqual({ [name]: expectedNumbers(engine.db, periods[period]!)[name] });
    }
  });

  describe.each(oracleNames)('%s', (record) => {
    test.each(cut)('%s', async (period) => {
      const source = { engine, request: request(record, period), record };
      const expected = expectedRows(engine.db, record, periods[period]!);
      const maxRows = period === 'day' ? [limits.day, limits.day] : [limits.rows, limits.subtableRows];
      const check = async (path: readonly string[], idSubtable: number | null): Promise<void> => {
        const stored = await readRows(source, { idSubtable });
        const opened = await readRows(source, { idSubtable, others: true, expanded: true });
        const wanted = below(expected, path);
        const max = maxRows[path.length === 0 ? 0 : 1]!;
        expect(stored.rowCount).toBe(Math.min(wanted.size, max));
        if (path.length === 0 && period !== 'day' && !small.has(record)) expect(wanted.size).toBeGreaterThan(max);
        expect(stored.summaryRow !== null).toBe(opened.rowCount > 0);
        const rests = new Set(opened.rows.filter(({ metadata }) => metadata.is_rest).map(({ label }) => label));
        const isKnown = (column: string): boolean => isStored(column) && (rests.size === 0 || isSum(column));
        const found = together(stored, opened, path);
        expect(comparable(found, isKnown)).toEqual(comparable(toDays(wanted, period), isKnown));
        if (stored.summaryRow) expect(sums(numbersOf(stored.summaryRow))).toEqual(sums(sumOf(opened)));
        expectWhole(opened, path);
        for (const row of stored.rows) {
          if (row.idSubtable !== null && !rests.has(row.label)) await check([...path, row.label], row.idSubtable);
        }
      };
      /** What lies below rows of Others is all there. */
      const expectWhole = (opened: DataTable, path: readonly string[]): void => {
        for (const { label, subtable } of opened.rows) {
          if (!subtable) continue;
          const prefix = JSON.stringify([...path, label]).slice(0, -1);
          const wanted = [...expected].filter(([key]) => key.startsWith(`${prefix},`));
          const found = rowsOf(subtable, [...path, label]);
          expect(comparable(found, isStored)).toEqual(comparable(toDays(new Map(wanted), period), isStored));
        }
      };
      await check([], null);
    });
  });

  test.each(['Referrers_urlByWebsite', 'Actions_actions_url'])('visitors of all rows of %s', async (record) => {
    const counted = await archiveOf(engine).uniques.count({ ...request(record, 'month'), record, groups: null });
    const expected = expectedRows(engine.db, record, periods.month!);
    const found = rowsOf('table' in counted ? counted.table : expect.fail('log rows are there'));
    expect(comparable(found, isExact)).toEqual(comparable(expected, isExact));
  });
});

/** The rows one level below these labels. */
function below(rows: Rows, path: readonly string[]): Rows {
  return new Map(
    [...rows].filter(([key]) => {
      const labels = JSON.parse(key) as string[];
      return labels.length === path.length + 1 && path.every((label, i) => labels[i] === label);
    }),
  );
}

/** A day's numbers of visitors have other names. */
function toDays(rows: Rows, period: string): Rows {
  if (period !== 'day') return rows;
  return new Map(
    [...rows].map(([key, numbers]) => [
      key,
      Object.fromEntries(Object.entries(numbers).filter(([name]) => !name.startsWith('sum_daily_'))),
    ]),
  );
}

/** Stored rows and opened ones, by label. */
function together(stored: DataTable, opened: DataTable, path: readonly string[]): Rows {
  const rows: Rows = new Map();
  for (const row of [...stored.rows, ...opened.rows]) add(numbersAt(rows, [...path, row.label]), numbersOf(row));
  return rows;
}

function add(sum: Numbers, numbers: Numbers): void {
  for (const [name, value] of Object.entries(numbers)) sum[name] = (sum[name] ?? 0) + value;
}

function sumOf(table: DataTable): Numbers {
  const sum: Numbers = {};
  for (const row of table.rows) add(sum, numbersOf(row));
  return sum;
}

function sums(numbers: Numbers): Numbers {
  const entries = Object.entries(numbers).filter(([name, value]) => isSum(name) && Math.round(value * 1e4) !== 0);
  return Object.fromEntries(entries.map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]));
}
