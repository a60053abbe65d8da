import type { Goal } from '@shared/plugin/defineApi';
import type { ReadableDatabase } from '../db/Database';
import { GoalReader } from '../sites/GoalReader';
import { actionTypes } from './ActionTable';
import type { HitAction } from './HitActions';
import type { Visit, VisitAction } from './Visit';

/** A goal reached in a visit. */
export interface Conversion {
  goal: Goal;
  /** 0, or the number of the conversion where a goal may convert more than once a visit. */
  buster: number;
  /** Position in the visit's actions. */
  action: number;
  /** Page views up to the action, itself included. */
  pageviewsBefore: number;
}

/** The kinds of action that a text attribute is compared with. */
const attributeTypes: Readonly<Record<string, number>> = {
  url: actionTypes.pageUrl,
  title: actionTypes.pageUrl,
  file: actionTypes.download,
};

/** Finds the conversions of visits: the goals of one site, ready to be compared. */
export class GoalMatcher {
  private readonly goals: { goal: Goal; matches: (visit: Visit, position: number) => boolean }[];

  constructor(db: ReadableDatabase, idSite: number, titleOf: (idAction: number) => string) {
    this.goals = new GoalReader(db).all(idSite).flatMap((goal) => {
      const matches = toMatcher(goal, titleOf);
      return matches ? [{ goal, matches }] : [];
    });
  }

  /** One conversion per goal and visit, unless the goal allows more. */
  conversionsOf(visit: Visit): Conversion[] {
    return this.goals.flatMap(({ goal, matches }) => {
      const found: Conversion[] = [];
      for (let position = 0; position < visit.actions.length; position += 1) {
        if (!matches(visit, position)) continue;
        const pageviewsBefore = countPageviews(visit.actions, position);
        found.push({ goal, buster: found.length, action: position, pageviewsBefore });
        if (goal.allow_multiple !== 1 || !(goal.match_attribute in attributeTypes)) break;
      }
      return found;
    });
  }
}

/** null for what a log line cannot show (events, outlinks, manual conversions). */
function toMatcher(
  goal: Goal,
  titleOf: (idAction: number) => string,
): ((visit: Visit, position: number) => boolean) | null {
  const type = attributeTypes[goal.match_attribute];
  if (type !== undefined) {
    const compare = toComparison(goal);
    const textOf = (action: HitAction) => (goal.match_attribute === 'title' ? titleOf(action.idName ?? 0) : action.url);
    return (visit, position) => {
      const { action } = visit.actions[position]!;
      return action.type === type && compare(textOf(action));
    };
  }
  const limit = Number(goal.pattern);
  if (goal.match_attribute === 'visit_duration') {
    return (visit, position) => visit.actions[position]!.time - visit.first > limit * 60;
  }
  if (goal.match_attribute === 'visit_total_actions') return (_, position) => position + 1 > limit;
  if (goal.match_attribute === 'visit_total_pageviews') {
    return (visit, position) => countPageviews(visit.actions, position) > limit;
  }
  return null;
}

function toComparison(goal: Goal): (text: string) => boolean {
  const fold = (text: string) => (goal.case_sensitive === 1 ? text : text.toLowerCase());
  const pattern = fold(goal.pattern);
  if (goal.pattern_type === 'exact') return (text) => fold(text) === pattern;
  if (goal.pattern_type === 'contains') return (text) => fold(text).includes(pattern);
  const expression = new RegExp(goal.pattern, goal.case_sensitive === 1 ? '' : 'i');
  return (text) => expression.test(text);
}

function countPageviews(actions: readonly VisitAction[], last: number): number {
  let count = 0;
  for (let i = 0; i <= last; i += 1) if (actions[i]!.action.type === actionTypes.pageUrl) count += 1;
  return count;
}
