import type { Goal } from '@shared/plugin/defineApi';
import { t } from './texts';

/** A goal as Goals.getGoals answers it. */
export type StoredGoal = Omit<Goal, 'idsite'>;

/** What is filled in; numbers are texts while they are typed. */
export interface GoalForm {
  name: string;
  description: string;
  matchAttribute: MatchAttribute;
  patternType: 'contains' | 'exact' | 'regex';
  pattern: string;
  isCaseSensitive: boolean;
  isMultiple: boolean;
  revenue: string;
  isEventValue: boolean;
}

/** What a goal looks at, in the order of the form: texts are compared, numbers of the visit must be exceeded. */
export const matchAttributes = {
  url: 'text',
  title: 'text',
  file: 'text',
  external_website: 'text',
  event_category: 'text',
  event_action: 'text',
  event_name: 'text',
  visit_duration: 'number',
  visit_total_actions: 'number',
  visit_total_pageviews: 'number',
  manually: 'none',
} as const;
export type MatchAttribute = keyof typeof matchAttributes;

export const patternTypes = ['contains', 'exact', 'regex'] as const;

export const emptyForm: GoalForm = {
  name: '',
  description: '',
  matchAttribute: 'url',
  patternType: 'contains',
  pattern: '',
  isCaseSensitive: false,
  isMultiple: false,
  revenue: '',
  isEventValue: false,
};

export function kindOf({ matchAttribute }: Pick<GoalForm, 'matchAttribute'>): 'text' | 'number' | 'none' {
  return matchAttributes[matchAttribute];
}

export function isEvent({ matchAttribute }: Pick<GoalForm, 'matchAttribute'>): boolean {
  return matchAttribute.startsWith('event_');
}

/** The form of a goal that is there. */
export function toForm(goal: StoredGoal): GoalForm {
  const attribute = goal.match_attribute in matchAttributes ? (goal.match_attribute as MatchAttribute) : 'url';
  return {
    name: goal.name,
    description: goal.description,
    matchAttribute: attribute,
    patternType: patternTypes.find((type) => type === goal.pattern_type) ?? 'contains',
    pattern: goal.pattern,
    isCaseSensitive: Number(goal.case_sensitive) === 1,
    isMultiple: Number(goal.allow_multiple) === 1,
    revenue: Number(goal.revenue) === 0 ? '' : String(goal.revenue),
    isEventValue: Number(goal.event_value_as_revenue) === 1,
  };
}

const flag = (value: boolean): string => (value ? '1' : '0');

/** What a form says of when the goal is reached. */
export function toCondition(form: GoalForm): Record<string, string> {
  const kind = kindOf(form);
  return {
    matchAttribute: form.matchAttribute,
    pattern: kind === 'none' ? '' : form.pattern,
    patternType: kind === 'none' ? '' : kind === 'number' ? 'greater_than' : form.patternType,
    caseSensitive: flag(kind === 'text' && form.isCaseSensitive),
  };
}

/** The parameters of Goals.addGoal and Goals.updateGoal. */
export function toGoalParameters(form: GoalForm): Record<string, string> {
  return {
    ...toCondition(form),
    name: form.name,
    description: form.description,
    revenue: form.revenue === '' ? '0' : form.revenue,
    allowMultipleConversionsPerVisit: flag(kindOf(form) !== 'number' && form.isMultiple),
    useEventValueAsRevenue: flag(isEvent(form) && form.isEventValue),
  };
}

/** When a goal is reached, as a sentence: `The page address contains "/thanks"`. */
export function describeGoal(goal: StoredGoal): string {
  const form = toForm(goal);
  const attribute = t(`attribute.${form.matchAttribute}`);
  const { pattern } = form;
  if (kindOf(form) === 'none') return t('sentence.manually');
  if (kindOf(form) === 'number') return t('sentence.moreThan', { attribute, pattern, unit: unitOf(form) });
  return t(`sentence.${form.patternType}`, { attribute, pattern });
}

/** What a number of the visit is counted in. */
export function unitOf({ matchAttribute }: Pick<GoalForm, 'matchAttribute'>): string {
  if (matchAttribute === 'visit_duration') return t('unit.minutes');
  return t(matchAttribute === 'visit_total_pageviews' ? 'unit.pageviews' : 'unit.actions');
}
