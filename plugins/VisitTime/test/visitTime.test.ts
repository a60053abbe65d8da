import { DataTable, DataTableMap } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import archiver from '../archiver';
import { daySegment, sumByWeekday, sumByWeekHour } from '../week';

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

  it('counts visits by the hour of their own clocks, where they are known', () => {
    const logs = dayLogs([{ visitor_localtime: '09:59:59' }, { visitor_localtime: '09:00:00' }, {}]);
    const table = archiver.aggregateDay(logs).VisitTime_localTime as DataTable;
    expect(table.rows.map((row) => [row.label, row.number('nb_visits')])).toEqual([['9', 2]]);
  });

  it('adds days up by weekday, Monday first', () => {
    const day = (nb_visits: number, max_actions: number) =>
      DataTable.simple({ nb_visits, max_actions, nb_uniq_visitors: nb_visits });
    const days = new DataTableMap('date')
      .set('2015-05-17', day(4, 7))
      .set('2015-05-18', day(2, 5))
      .set('2015-05-25', day(3, 2));
    const week = sumByWeekday(days);
    expect(week.rows.map((row) => [row.label, row.number('nb_visits'), row.number('max_actions')])).toEqual([
      ['1', 5, 5],
      ['2', 0, 0],
      ['3', 0, 0],
      ['4', 0, 0],
      ['5', 0, 0],
      ['6', 0, 0],
      ['7', 4, 7],
    ]);
    expect(week.rows[0]?.columns.sum_daily_nb_uniq_visitors).toBe(5);
    expect(week.rows[0]?.columns).not.toHaveProperty('nb_uniq_visitors');
  });

  it('adds hours up by weekday', () => {
    const hours = (visits: Record<string, number>) => {
      const table = new DataTable();
      for (const [hour, nb_visits] of Object.entries(visits)) table.sumByLabel(hour, { nb_visits });
      return table;
    };
    const days = new DataTableMap('date')
      .set('2015-05-18', hours({ 0: 1, 9: 2 }))
      .set('2015-05-25', hours({ 9: 3 }))
      .set('2015-05-24', hours({ 23: 4 }));
    const week = sumByWeekHour(days);
    expect(week.rowCount).toBe(168);
    const busy = week.rows.filter((row) => row.number('nb_visits') > 0);
    expect(busy.map((row) => [row.label, row.number('nb_visits')])).toEqual([
      ['1-0', 1],
      ['1-9', 5],
      ['7-23', 4],
    ]);
  });

  it.each([
    ['1', 'visitStartServerDayOfWeek==2'],
    ['6-9', 'visitStartServerDayOfWeek==7'],
    ['7-23', 'visitStartServerDayOfWeek==1'],
  ])('selects the day of %s, counted from Sunday on', (label, segment) => {
    expect(daySegment(label)).toBe(segment);
  });
});
