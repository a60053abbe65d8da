import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSegment } from '@shared/segment/parseSegment';
import { archiveOf } from '@main/core/archive/Archive';
import type { WritingEngine } from '@main/core/Engine';
import { openGeneratedLog } from '../../segment/generatedLog';
import type { Numbers } from './bruteForce';
import { dimensions } from './trackedOracles';
import { numericOracles } from './numericOracles';
import {
  comparable,
  declared,
  days,
  details,
  expectedNumbers,
  expectedRows,
  isExact,
  oracleNames,
  periods,
  requestRecords,
  rowsOf,
} from './oracleLog';

/** Every column of every row of every table of every plugin, counted again by SQL over the log tables. */
let engine: WritingEngine;
beforeAll(() => {
  ({ engine } = openGeneratedLog(11, { days, visitsPerDay: 12 }));
  for (const text of [...details, ...dimensions]) engine.db.execute(text);
});
afterAll(() => engine.db.close());

const segment = {
  text: 'countryCode==de,actions>=3',
  condition: "(v.location_country = 'de' OR v.visit_total_actions >= 3)",
};

test('every record has an oracle', () => {
  const records = [...engine.plugins.records.keys()].filter((name) => !name.startsWith('Goal_'));
  expect(records.sort()).toEqual(
    [...new Set([...oracleNames, ...requestRecords, ...Object.keys(numericOracles)].map(declared))].sort(),
  );
});

test.each([
  ...['day', 'week', 'month', 'year', 'range'].map((period) => [period, { text: '', condition: '1' }] as const),
  ['range', segment] as const,
])('stored numbers of a %s: %o', async (period, { text, condition }) => {
  const numbers: Numbers = {};
  for (const plugin of engine.plugins.archivingPlugins) {
    const request = { idSite: 1, plugin, period: periods[period]!, segment: parseSegment(text) };
    const names = Object.keys(numericOracles).filter((name) => engine.plugins.records.get(name)?.plugin === plugin);
    Object.assign(numbers, await archiveOf(engine).getNumerics(request, names));
  }
  expect(numbers).toEqual(expectedNumbers(engine.db, periods[period]!, condition));
});

const isStored = (column: string): boolean => !isExact(column);

describe.each(oracleNames)('%s', (record) => {
  const request = (period: string, text = '') => ({
    idSite: 1,
    period: periods[period]!,
    segment: parseSegment(text),
    plugin: engine.plugins.findRecord(record)!.plugin,
  });
  const read = async (period: string, text = '') =>
    rowsOf(await archiveOf(engine).getDataTable(request(period, text), record, { expanded: true }));
  const count = async (period: string, text = '') => {
    const uniques = await archiveOf(engine).uniques.count({ ...request(period, text), record, groups: null });
    return rowsOf('table' in uniques ? uniques.table : expect.fail('log rows are there'));
  };

  test.each(['week', 'month', 'year', 'range'])('%s', async (period) => {
    const expected = expectedRows(engine.db, record, periods[period]!);
    expect(expected.size).toBeGreaterThan(0);
    expect(comparable(await read(period), isStored)).toEqual(comparable(expected, isStored));
    if (period === 'month') {
      expect(comparable(await count(period), isExact)).toEqual(comparable(expected, isExact));
    }
  });

  test('a segment over a range', async () => {
    const expected = expectedRows(engine.db, record, periods.range!, segment.condition);
    expect(comparable(await read('range', segment.text), isStored)).toEqual(comparable(expected, isStored));
    expect(comparable(await count('range', segment.text), isExact)).toEqual(comparable(expected, isExact));
  });
});
