import { expect, test } from 'vitest';
import type { RecordTable, DataTable, RequestGroup } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { sketchOf } from '@shared/sketch/quantileSketch';
import archiver from '../archiver';
import { directoryOf, toLabels } from '../directories';
import { sumRows } from '../responseTimes';

/** One line of so many milliseconds. */
const line = (value: string, ms: number): RequestGroup => ({
  values: [value],
  metrics: { nb_requests: 1, sum_response_time: ms / 1000, min_response_time: ms / 1000, max_response_time: ms / 1000 },
  sketches: { sketch_response_time: sketchOf([ms * 1000]) },
});

const labels = (table: DataTable): unknown[] =>
  table.rows.map((row) => [row.label, row.number('nb_requests'), ...(row.subtable ? [labels(row.subtable)] : [])]);

test('paths lie in directories, and those in others', () => {
  expect(['/', '/a', '/a/', '/a/b/c.png', '', 'x'].map(directoryOf)).toEqual(['/', '/', '/a/', '/a/b/', '/', '/']);
  expect(['/', '/a/', '/a//b/'].map(toLabels)).toEqual([['/'], ['a'], ['a', 'b']]);
  expect(toLabels('/1/2/3/4/5/6/7/8/9/10/11/12/')).toHaveLength(10);
});

test('a directory has all that lies below it', () => {
  const groups = [line('/a/', 10), line('/a/b/', 30), line('/', 5)];
  const logs = dayLogs([], [], { queryRequestsByDimension: () => groups });
  const tree = archiver.aggregateDay(logs).Performance_directories as DataTable;
  expect(labels(tree)).toEqual([
    ['a', 2, [['b', 1]]],
    ['/', 1],
  ]);
  expect(tree.rows[0]?.columns).toMatchObject({
    max_response_time: 0.03,
    sketch_response_time: sketchOf([10_000, 30_000]),
  });
});

test('a log without times is asked one question', () => {
  let questions = 0;
  const noTimes = dayLogs([], [], {
    queryRequestsByDimension: () => {
      questions += 1;
      return [{ values: [3], metrics: { nb_requests: 7 }, sketches: { sketch_response_time: '' } }];
    },
  });
  const records = archiver.aggregateDay(noTimes);
  expect([questions, Object.values(records).map((table) => (table as RecordTable).rowCount)]).toEqual([1, [0]]);
});

test('the hours together are the whole', () => {
  const logs = dayLogs([], [], { queryRequestsByDimension: () => [line('1', 10), line('2', 30)] });
  const [all] = sumRows(archiver.aggregateDay(logs).Performance_hours as DataTable).rows;
  expect(all?.columns).toEqual({
    nb_requests: 2,
    sum_response_time: 0.04,
    min_response_time: 0.01,
    max_response_time: 0.03,
    sketch_response_time: sketchOf([10_000, 30_000]),
  });
});
