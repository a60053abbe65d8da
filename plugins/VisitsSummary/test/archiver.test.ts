import { describe, expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import archiver from '../archiver';
import { toPrettyDuration } from '../toPrettyDuration';

describe('VisitsSummary', () => {
  it('counts a day', () => {
    const logs = dayLogs([
      { idvisitor: 1, visit_total_actions: 3, visit_total_time: 120, user_id: 'ann' },
      { idvisitor: 1, visit_total_actions: 1, visit_total_time: 0, user_id: 'ann' },
      { idvisitor: 2, visit_total_actions: 2, visit_total_time: 30 },
    ]);
    expect(archiver.aggregateDay(logs)).toEqual({
      nb_uniq_visitors: 2,
      nb_visits: 3,
      nb_users: 1,
      nb_actions: 6,
      max_actions: 3,
      sum_visit_length: 150,
      bounce_count: 1,
      nb_visits_converted: 0,
    });
  });

  it('stores nothing for a day without visits', () => {
    expect(archiver.aggregateDay(dayLogs([]))).toEqual({});
  });

  it.each([
    [0, '0s'],
    [59, '59s'],
    [60, '1 min'],
    [187, '3 min 7s'],
    [3600, '1 hours'],
    [90_061, '1 days 1 hours'],
    [86_460, '1 days'],
  ])('says %i seconds as %s', (seconds, text) => {
    expect(toPrettyDuration(seconds)).toBe(text);
  });
});
