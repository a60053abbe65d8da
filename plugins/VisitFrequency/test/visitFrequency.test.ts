import { expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import archiver from '../archiver';
import { numberNames } from '../numbers';

it('counts new and returning visits apart; who ordered before is a returning one', () => {
  const day = archiver.aggregateDay(
    dayLogs([
      { idvisitor: 1, visitor_returning: 0, visit_total_actions: 3, visit_total_time: 60, user_id: 'ann' },
      { idvisitor: 1, visitor_returning: 1, visit_total_actions: 1, user_id: 'ann' },
      { idvisitor: 2, visitor_returning: 2, visit_total_actions: 2, visit_total_time: 30 },
    ]),
  );
  expect(Object.keys(day).sort()).toEqual([...numberNames].sort());
  expect(day).toMatchObject({
    nb_visits_new: 1,
    nb_users_new: 1,
    sum_visit_length_new: 60,
    nb_visits_returning: 2,
    nb_uniq_visitors_returning: 2,
    nb_actions_returning: 3,
    max_actions_returning: 2,
    bounce_count_returning: 1,
  });
});

it('declares every number', () => {
  expect(Object.keys(archiver.records).sort()).toEqual([...numberNames].sort());
});
