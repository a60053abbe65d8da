import { describe, expect, it } from 'vitest';
import { toGoal, type GoalValues } from '../goalFields';

const thanks: GoalValues = {
  idSite: 1,
  name: 'Order',
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

  it('wants whole addresses where it compares them exactly', () => {
    const exact = { ...thanks, patternType: 'exact' };
    expect(() => toGoal(exact)).toThrow('An exact address begins with http:// or https://.');
    expect(toGoal({ ...exact, pattern: 'https://example.com/thanks' }).pattern_type).toBe('exact');
    expect(toGoal({ ...exact, matchAttribute: 'title', pattern: 'Thanks' }).pattern).toBe('Thanks');
  });
});
