import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGoalRecord } from 'heartwood/sdk';
import { parseSegment } from '@shared/segment/parseSegment';
import { archiveOf } from '@main/core/archive/Archive';
import type { WritingEngine } from '@main/core/Engine';
import { dayKeyRange } from '@main/core/tracker/dayKeys';
import { openGeneratedLog } from '../../segment/generatedLog';
import { days, details, periods } from './oracleLog';

/** Every record of goals, counted again by SQL: of all goals together, of each, of orders (0) and of carts (-1). */
let engine: WritingEngine;
beforeAll(() => {
  ({ engine } = openGeneratedLog(7, { days, visitsPerDay: 12 }));
  for (const text of details) engine.db.execute(text);
  engine.db.execute('UPDATE log_conversion SET revenue_subtotal = revenue / 2, revenue_tax = 0.1 WHERE idgoal < 1');
  engine.db.execute(`UPDATE log_visit SET visit_goal_converted = EXISTS (
    SELECT 1 FROM log_conversion c WHERE c.idvisit = log_visit.idvisit AND c.idgoal <> -1)`);
});
afterAll(() => engine.db.close());

const ids = [null, 1, 2, 0, -1];
const segment = { text: 'actions>=2', condition: 'v.visit_total_actions >= 2' };
const ranges = {
  visits_until_conv: { column: 'v.visitor_count_visits', last: 8, open: '9-14' },
  days_until_conv: { column: 'v.visitor_seconds_since_first / 86400', last: 7, open: '8-14' },
};
const recordOf = (id: number | null, rest: string) =>
  id === null ? `Goal_${rest}` : toGoalRecord(`Goal_{idgoal}_${rest}`, id);

function from(period: string, id: number | null, condition: string): string {
  const { first, last } = dayKeyRange(1, periods[period]!.first, periods[period]!.last);
  return `FROM log_conversion c JOIN log_visit v ON v.idvisit = c.idvisit
    WHERE v.idvisit BETWEEN ${first} AND ${last} AND ${condition} AND c.idgoal ${id === null ? '<> -1' : `= ${id}`}`;
}

const query = (text: string) => engine.db.prepare(text).raw(false).all() as Record<string, number | string>[];

function expectedNumbers(period: string, id: number | null, condition: string): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [end, isNew] of [
    ['', '1'],
    ['_new_visit', 'v.visitor_returning = 0'],
  ] as const) {
    const where = `${condition} AND ${isNew}`;
    const money = ['revenue_subtotal', 'revenue_tax', 'revenue_shipping', 'revenue_discount'];
    const more =
      id === null ? '' : `, ${[...money, 'items'].map((name) => `round(total(c.${name}), 2) AS ${name}`).join()}`;
    const [row = {}] = query(`SELECT count(*) AS nb_conversions, count(DISTINCT c.idvisit) AS nb_visits_converted,
      round(total(c.revenue), 2) AS revenue ${more} ${from(period, id, where)}`);
    for (const [name, value] of Object.entries(row)) numbers[recordOf(id, `${name}${end}`)] = Number(value);
  }
  return numbers;
}

function expectedRanges(period: string, record: keyof typeof ranges, id: number | null, condition: string) {
  const { column, last, open } = ranges[record];
  const label = `CASE WHEN ${column} <= ${last} THEN CAST(${column} AS TEXT) ELSE '${open}' END`;
  const least = record === 'visits_until_conv' ? 1 : 0;
  const rows = query(`SELECT ${label} AS label, count(*) AS nb_conversions
    ${from(period, id, `${condition} AND ${column} >= ${least}`)} GROUP BY label ORDER BY label`);
  return rows.map((row) => [row.label, row.nb_conversions]);
}

describe.each([
  ...['day', 'week', 'month', 'year', 'range'].map((period) => [period, { text: '', condition: '1' }] as const),
  ['range', segment] as const,
])('a %s: %o', (period, { text, condition }) => {
  const request = { idSite: 1, plugin: 'Goals', period: periods[period]!, segment: parseSegment(text) };

  test.each(ids)('numbers of goal %s', async (id) => {
    const expected = expectedNumbers(period, id, condition);
    expect(await archiveOf(engine).getNumerics(request, Object.keys(expected))).toEqual(expected);
  });

  test.each(ids.flatMap((id) => [['visits_until_conv', id] as const, ['days_until_conv', id] as const]))(
    '%s of goal %s',
    async (record, id) => {
      const table = await archiveOf(engine).getDataTable(request, recordOf(id, record));
      const rows = table.rows.map((row) => [row.label, row.number('nb_conversions')]).sort();
      expect(rows).toEqual(expectedRanges(period, record, id, condition));
    },
  );
});
