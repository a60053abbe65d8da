import { describe, expect, it } from 'vitest';
import { toGoal, type GoalValues } from '../goalFields';

const thanks: GoalValues = {
  idSite: 1,
  name: ' Order ',
  matchAttribute: 'url',
  pattern: '/thanks',
  patternType: 'contains',
  caseSensitive: false,
  revenue: 2.5,
  allowMultipleConversionsPerVisit: true,
  description: '',
  useEventValueAsRevenue: false,
};

describe('toGoal', () => {
  it('has the columns of the table goal', () => {
    expect(toGoal(thanks)).toEqual({
      idsite: 1,
      name: 'Order',
      description: '',
      match_attribute: 'url',
      pattern: '/thanks',
      pattern_type: 'contains',
      case_sensitive: 0,
      allow_multiple: 1,
      revenue: 2.5,
      event_value_as_revenue: 0,
    });
  });

  it('has no pattern when it is reached by hand', () => {
    expect(toGoal({ ...thanks, matchAttribute: 'manually' })).toMatchObject({ pattern: '', pattern_type: '' });
  });

  it('counts numbers', () => {
    const minutes = { ...thanks, matchAttribute: 'visit_duration', patternType: 'greater_than', pattern: '5' };
    expect(toGoal(minutes)).toMatchObject({ pattern: '5', pattern_type: 'greater_than' });
  });

  it.each<[string, Partial<GoalValues>]>([
    ['A goal needs a name.', { name: ' ' }],
    ['Say what to look for.', { pattern: '' }],
    ['It is not a regular expression.', { patternType: 'regex', pattern: '(' }],
    ['An exact address begins with http:// or https://.', { patternType: 'exact' }],
    ['Use one of contains, exact, regex.', { patternType: 'greater_than' }],
    ['For visit_total_actions it is greater_than.', { matchAttribute: 'visit_total_actions' }],
    ['Use a number.', { matchAttribute: 'visit_duration', patternType: 'greater_than', pattern: 'long' }],
  ])('refuses: %s', (sentence, change) => {
    expect(() => toGoal({ ...thanks, ...change })).toThrow(sentence);
  });
});
