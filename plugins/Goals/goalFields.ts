import { AppError, type ApiMethod, type Goal } from 'heartwood/sdk';

const numberAttributes = ['visit_duration', 'visit_total_actions', 'visit_total_pageviews'];
const addressAttributes = ['url', 'file', 'external_website'];
const textAttributes = [...addressAttributes, 'title', 'event_action', 'event_category', 'event_name'];
const textPatterns = ['contains', 'exact', 'regex'];

/** What addGoal and updateGoal take, in Matomo's spelling and order. */
export const goalParameters = {
  idSite: { type: 'number' },
  name: { type: 'text' },
  matchAttribute: { type: 'text', allowed: ['manually', ...textAttributes, ...numberAttributes] },
  pattern: { type: 'text', default: '' },
  patternType: { type: 'text', default: '', allowed: ['', ...textPatterns, 'greater_than'] },
  caseSensitive: { type: 'boolean', default: false },
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

/** The goal that a request describes. Throws: AppError when its pattern can't match what it is compared with. */
export function toGoal(values: GoalValues): Omit<Goal, 'idgoal'> {
  if (values.name.trim() === '') throw invalid('name', values.name, 'A goal needs a name.');
  return {
    idsite: values.idSite,
    name: values.name.trim(),
    description: values.description,
    match_attribute: values.matchAttribute,
    ...toPattern(values),
    case_sensitive: Number(values.caseSensitive),
    allow_multiple: Number(values.allowMultipleConversionsPerVisit),
    revenue: values.revenue,
    event_value_as_revenue: Number(values.useEventValueAsRevenue),
  };
}

function toPattern({ matchAttribute, pattern, patternType }: GoalValues): Pick<Goal, 'pattern' | 'pattern_type'> {
  if (matchAttribute === 'manually') return { pattern: '', pattern_type: '' };
  if (pattern === '') throw invalid('pattern', pattern, 'Say what to look for.');
  if (numberAttributes.includes(matchAttribute)) checkNumber(matchAttribute, pattern, patternType);
  else checkText(matchAttribute, pattern, patternType);
  return { pattern, pattern_type: patternType };
}

function checkNumber(attribute: string, pattern: string, type: string): void {
  if (type !== 'greater_than') throw invalid('patternType', type, `For ${attribute} it is greater_than.`);
  if (!/^\d+(\.\d+)?$/.test(pattern)) throw invalid('pattern', pattern, 'Use a number.');
}

function checkText(attribute: string, pattern: string, type: string): void {
  if (!textPatterns.includes(type)) throw invalid('patternType', type, `Use one of ${textPatterns.join(', ')}.`);
  if (type === 'regex' && !isRegex(pattern)) throw invalid('pattern', pattern, 'It is not a regular expression.');
  if (type === 'exact' && addressAttributes.includes(attribute) && !/^https?:\/\//i.test(pattern)) {
    throw invalid('pattern', pattern, 'An exact address begins with http:// or https://.');
  }
}

function isRegex(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

function invalid(name: string, value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name, value, hint });
}
