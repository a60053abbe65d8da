import { actionTypes } from '@shared/plugin/actions';
import type { Goal } from '@shared/plugin/defineApi';
import type { ReferrerFact } from '@shared/plugin/facts';
import type { UnixTime } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { GoalReader } from '../sites/GoalReader';
import { BoundedExpression, type OnStopped } from './BoundedExpression';
import { requestedConversions } from './tracking/requestedConversions';
import { toAmount } from './tracking/toConversionRequest';
import type { EcommerceRequest } from './tracking/TrackedHit';
import type { Visit, VisitAction } from './Visit';

/** A goal reached in a visit, an order, or a cart. */
export interface Conversion {
  idGoal: number;
  /** 0, or the number of the conversion where a goal may convert more than once a visit. */
  buster: number;
  time: UnixTime;
  /** Position in the visit's actions; null where a page asked for the conversion by itself. */
  action: number | null;
  idUrl: number | null;
  url: string;
  revenue: number;
  /** Page views up to the action, itself included. */
  pageviewsBefore: number;
  ecommerce: EcommerceRequest | null;
  /** What is credited with it; null where it is what brought the visit. */
  referrer: ReferrerFact | null;
}

/** The kinds of action that a text attribute is compared with. */
const attributeTypes: Readonly<Record<string, number>> = {
  url: actionTypes.pageUrl,
  title: actionTypes.pageUrl,
  file: actionTypes.download,
  external_website: actionTypes.outlink,
  event_category: actionTypes.eventCategory,
  event_action: actionTypes.eventCategory,
  event_name: actionTypes.eventCategory,
};

/** The text of log_action. */
type NameOf = (idAction: number) => string;

/** What goals are compared with, and who hears of a pattern that was stopped. */
export interface GoalSources {
  nameOf: NameOf;
  onStopped: OnStopped;
}

/** Finds the conversions of visits: the goals of one site, ready to be compared. */
export class GoalMatcher {
  private readonly byId: ReadonlyMap<number, Goal>;
  private readonly goals: { goal: Goal; matches: (visit: Visit, position: number) => boolean }[];

  constructor(db: ReadableDatabase, idSite: number, sources: GoalSources) {
    const goals = new GoalReader(db).all(idSite);
    this.byId = new Map(goals.map((goal) => [goal.idgoal, goal]));
    this.goals = goals.flatMap((goal) => {
      const matches = toMatcher(goal, sources);
      return matches ? [{ goal, matches }] : [];
    });
  }

  /** One conversion per goal and visit, unless the goal allows more; then what the visit's pages asked for. */
  conversionsOf(visit: Visit, isNewOrder: (idOrder: string) => boolean): Conversion[] {
    const found = this.matched(visit);
    if (!visit.tracked) return found;
    const goalOf = (idGoal: number) => this.byId.get(idGoal);
    return [...found, ...requestedConversions(visit, found, { goalOf, isNewOrder })];
  }

  private matched(visit: Visit): Conversion[] {
    return this.goals.flatMap(({ goal, matches }) => {
      const found: Conversion[] = [];
      for (let position = 0; position < visit.actions.length; position += 1) {
        if (!matches(visit, position)) continue;
        found.push(toConversion(goal, visit, position, found.length));
        if (goal.allow_multiple !== 1 || !(goal.match_attribute in attributeTypes)) break;
      }
      return found;
    });
  }
}

function toConversion(goal: Goal, visit: Visit, position: number, buster: number): Conversion {
  const { action, time, cells } = visit.actions[position]!;
  const value = goal.event_value_as_revenue === 1 ? cells?.custom_float : undefined;
  return {
    idGoal: goal.idgoal,
    buster,
    time,
    action: position,
    idUrl: action.idUrl,
    url: action.url,
    revenue: typeof value === 'number' ? (toAmount(value) ?? 0) : goal.revenue,
    pageviewsBefore: countPageviews(visit.actions, position),
    ecommerce: null,
    referrer: null,
  };
}

/** null for a goal that is only reached where a page says so. */
function toMatcher(
  goal: Goal,
  { nameOf, onStopped }: GoalSources,
): ((visit: Visit, position: number) => boolean) | null {
  const type = attributeTypes[goal.match_attribute];
  if (type !== undefined) {
    const compare = toBoundedComparison(goal, onStopped);
    return (visit, position) => {
      const action = visit.actions[position]!;
      return action.action.type === type && compare(textOf(goal.match_attribute, action, nameOf));
    };
  }
  const limit = Number(goal.pattern);
  if (goal.match_attribute === 'visit_duration') {
    return (visit, position) => visit.actions[position]!.time - visit.first > limit * 60;
  }
  if (goal.match_attribute === 'visit_total_actions') {
    return (visit, position) => countActions(visit.actions, position) > limit;
  }
  if (goal.match_attribute === 'visit_total_pageviews') {
    return (visit, position) => countPageviews(visit.actions, position) > limit;
  }
  return null;
}

/** What an attribute of a goal is compared with. */
function textOf(attribute: string, { action, cells }: VisitAction, nameOf: NameOf): string {
  if (attribute === 'title' || attribute === 'event_name') return nameOf(action.idName ?? 0);
  if (attribute === 'event_category') return nameOf(Number(cells?.idaction_event_category ?? 0));
  if (attribute === 'event_action') return nameOf(Number(cells?.idaction_event_action ?? 0));
  return action.url;
}

function toBoundedComparison(goal: Goal, onStopped: OnStopped): (text: string) => boolean {
  if (goal.pattern_type !== 'regex') return toComparison(goal);
  const expression = new BoundedExpression(goal.pattern, goal.case_sensitive === 1, onStopped);
  return (text) => expression.exec(text) !== null;
}

/** Compares texts as the goal does, however long it takes. */
export function toComparison(goal: Goal): (text: string) => boolean {
  const fold = (text: string) => (goal.case_sensitive === 1 ? text : text.toLowerCase());
  const pattern = fold(goal.pattern);
  if (goal.pattern_type === 'exact') return (text) => fold(text) === pattern;
  if (goal.pattern_type === 'contains') return (text) => fold(text).includes(pattern);
  const expression = new RegExp(goal.pattern, goal.case_sensitive === 1 ? '' : 'i');
  return (text) => expression.test(text);
}

/** Content that was merely seen is no action. */
function countActions(actions: readonly VisitAction[], last: number): number {
  let count = 0;
  for (let i = 0; i <= last; i += 1) if (actions[i]!.action.type !== actionTypes.contentName) count += 1;
  return count;
}

function countPageviews(actions: readonly VisitAction[], last: number): number {
  let count = 0;
  for (let i = 0; i <= last; i += 1) if (actions[i]!.action.type === actionTypes.pageUrl) count += 1;
  return count;
}
