import { DataTable, DataTableMap } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import { sumByWeekday } from '../api';
import archiver from '../archiver';

describe('VisitTime', () => {
  it('counts visits by the hour they began in', () => {
    const logs = dayLogs([
      { idvisitor: 1, visit_first_action_time: 9 * 3600 },
      { idvisitor: 2, visit_first_action_time: 9 * 3600 + 3599 },
      { idvisitor: 1, visit_first_action_time: 10 * 3600 },
    ]);
    const table = archiver.aggregateDay(logs).VisitTime_serverTime as DataTable;
    expect(table.rows.map((row) => [row.label, row.number('nb_visits'), row.number('nb_uniq_visitors')])).toEqual([
      ['9', 2, 2],
      ['10', 1, 1],
    ]);
  });

  it('adds days up by weekday, Monday first', () => {
    const day = (nb_visits: number, max_actions: number) =>
      DataTable.simple({ nb_visits, max_actions, nb_uniq_visitors: nb_visits });
    const days = new DataTableMap('date')
      .set('2015-05-17', day(4, 7))
      .set('2015-05-18', day(2, 5))
      .set('2015-05-25', day(3, 2));
    const week = sumByWeekday(days, (number) => `Day${number}`);
    expect(week.rows.map((row) => [row.label, row.number('nb_visits'), row.number('max_actions')])).toEqual([
      ['Day1', 5, 5],
      ['Day2', 0, 0],
      ['Day3', 0, 0],
      ['Day4', 0, 0],
      ['Day5', 0, 0],
      ['Day6', 0, 0],
      ['Day7', 4, 7],
    ]);
    expect(week.rows[0]?.metadata).toEqual({ day_of_week: 1 });
    expect(week.rows[0]?.columns.sum_daily_nb_uniq_visitors).toBe(5);
    expect(week.rows[0]?.columns).not.toHaveProperty('nb_uniq_visitors');
  });
});
