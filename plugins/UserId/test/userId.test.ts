import type { DataTable } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';

it('counts the visits of users, and names the visitor that they mostly were', () => {
  const day = archiver.aggregateDay(
    dayLogs([
      { user_id: 'ann', idvisitor: 10 },
      { user_id: 'ann', idvisitor: 255 },
      { user_id: 'ann', idvisitor: 255 },
      { user_id: 'bob', idvisitor: 17 },
      { user_id: 'bob', idvisitor: 16 },
      { idvisitor: 10 },
    ]),
  );
  const { rows } = day.UserId_users as DataTable;
  expect(rows.map((row) => [row.label, row.number('nb_visits'), row.metadata])).toEqual([
    ['ann', 3, { idvisitor: 'ff' }],
    ['bob', 2, { idvisitor: '10' }],
  ]);
});

it('has nothing to say of a day without users', () => {
  expect((archiver.aggregateDay(dayLogs([{}])).UserId_users as DataTable).rowCount).toBe(0);
});
