import { AppError, type ApiMethod, type Goal } from 'heartwood/sdk';

const addressAttributes = ['url', 'file', 'external_website'];

/** What says when a goal is reached. */
export const conditionParameters = {
  matchAttribute: { type: 'text' },
  pattern: { type: 'text', default: '' },
  patternType: { type: 'text', default: '' },
  caseSensitive: { type: 'boolean', default: false },
} as const satisfies ApiMethod['parameters'];

/** What addGoal and updateGoal take, in Matomo's spelling and order. */
export const goalParameters = {
  idSite: { type: 'number' },
  name: { type: 'text' },
  ...conditionParameters,
  revenue: { type: 'number', default: 0 },
  allowMultipleConversionsPerVisit: { type: 'boolean', default: false },
  description: { type: 'text', default: '' },
  useEventValueAsRevenue: { type: 'boolean', default: false },
} as const satisfies ApiMethod['parameters'];

export interface GoalValues {
  idSite: number;
  name: string;
  matchAttribute: string;
  pattern: string;
  patternType: string;
  caseSensitive: boolean;
  revenue: number;
  allowMultipleConversionsPerVisit: boolean;
  description: string;
  useEventValueAsRevenue: boolean;
}

/** The goal that a request describes; the core checks the rest. Throws: AppError for an exact address that is none. */
export function toGoal(values: GoalValues): Omit<Goal, 'idgoal'> {
  checkExactAddress(values);
  return {
    idsite: values.idSite,
    name: values.name,
    description: values.description,
    match_attribute: values.matchAttribute,
    pattern: values.pattern,
    pattern_type: values.patternType,
    case_sensitive: Number(values.caseSensitive),
    allow_multiple: Number(values.allowMultipleConversionsPerVisit),
    revenue: values.revenue,
    event_value_as_revenue: Number(values.useEventValueAsRevenue),
  };
}

/** Exact patterns are compared with whole addresses: a path alone would never match. */
function checkExactAddress({ matchAttribute, pattern, patternType }: GoalValues): void {
  if (patternType !== 'exact' || !addressAttributes.includes(matchAttribute)) return;
  if (/^https?:\/\//i.test(pattern)) return;
  const hint = 'An exact address begins with http:// or https://.';
  throw new AppError('api.parameterInvalid', { name: 'pattern', value: pattern, hint });
}
