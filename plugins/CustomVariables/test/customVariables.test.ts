import type { DataTable } from 'heartwood/sdk';
import { type DayLogs, type GroupBy, type VisitGroup } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import { nameSlots } from '../reports';
import { parseSlots, segmentOf, slots } from '../slots';

const visit = { nb_uniq_visitors: 1, nb_visits: 1, nb_actions: 4, max_actions: 4, sum_visit_length: 9 };
const metrics = { ...visit, bounce_count: 0, nb_visits_converted: 0, nb_users: 0 };

/** The plan stands with the visit in slot 1, a tag with pages in slots 2 and 3. */
function answer(dimensions: readonly GroupBy[], cells: Readonly<Record<string, string>>): VisitGroup[] {
  const values = dimensions.map((column) => cells[String(column)] ?? null);
  return values[0] === null ? [] : [{ values, metrics: { ...metrics } }];
}
const ofVisits = { custom_var_k1: 'plan', custom_var_v1: 'gold' };
const ofPages = { custom_var_k2: 'tag', custom_var_v2: 'oak', custom_var_k3: 'tag', custom_var_v3: 'elm' };
const answers: Partial<DayLogs> = {
  queryVisitsByDimension: (dimensions) => answer(dimensions, ofVisits),
  queryActionsByDimension: (dimensions) =>
    answer(dimensions, ofPages).map(({ values }) => ({
      values,
      metrics: { nb_visits: 1, nb_uniq_visitors: 1, nb_hits: 2 },
    })),
};

it('counts names of all slots, with their values below', () => {
  const day = archiver.aggregateDay(dayLogs([], [], answers));
  const rows = nameSlots(day.CustomVariables_valueByName as DataTable).rows;
  expect(rows.map((row) => [row.label, row.number('nb_visits'), row.number('nb_actions'), row.metadata])).toEqual([
    ['plan', 1, 4, { slots: 'visit 1' }],
    ['tag', 2, 4, { slots: 'page 2, page 3' }],
  ]);
  const ratios = { nb_actions_per_visit: 4, avg_time_on_site: 9, bounce_rate: 0 };
  expect(rows[0]?.columns).toEqual({ label: 'plan', ...metrics, ...ratios });
  expect(rows[1]?.columns).not.toHaveProperty('avg_time_on_site');
  expect(rows[1]?.subtable?.rows.map((row) => [row.label, row.metadata.slots])).toEqual([
    ['oak', 'page 2'],
    ['elm', 'page 3'],
  ]);
});

it('has nothing to say where no slot is filled', () => {
  expect((archiver.aggregateDay(dayLogs([{}])).CustomVariables_valueByName as DataTable).rowCount).toBe(0);
});

it('selects what stood in the slots', () => {
  const found = parseSlots('visit 1, page 3');
  expect(found).toEqual([
    { scope: 'visit', index: 1 },
    { scope: 'page', index: 3 },
  ]);
  expect(segmentOf('Name', 'a b', found)).toBe('customVariableName1==a%20b,customVariablePageName3==a%20b');
  expect(parseSlots('')).toEqual([]);
  expect(slots).toHaveLength(10);
});
