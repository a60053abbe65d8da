import { AppError } from '@shared/errors';
import type { Goal } from '@shared/plugin/defineApi';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { GoalReader } from './GoalReader';
import { forgetStoppedPattern } from '../tracker/stoppedPatterns';
import { isTooSlow, TOO_SLOW } from './isTooSlow';
import { makeSiteDue } from './makeSiteDue';

const textPatterns = ['contains', 'exact', 'regex'] as const;
/** What a goal looks at, with the ways it can be compared. */
const patternTypes: Readonly<Record<string, readonly string[]>> = {
  url: textPatterns,
  title: textPatterns,
  file: textPatterns,
  external_website: textPatterns,
  event_category: textPatterns,
  event_action: textPatterns,
  event_name: textPatterns,
  visit_duration: ['greater_than'],
  visit_total_actions: ['greater_than'],
  visit_total_pageviews: ['greater_than'],
  manually: [''],
};

/** Makes, changes and removes goals; visits of the past then count for them. A removed goal's number is not given again. */
export class GoalStore extends GoalReader {
  constructor(protected override readonly db: WritableDatabase) {
    super(db);
  }

  /** Returns the new goal's number. Throws: AppError api.parameterInvalid. */
  add(goal: Omit<Goal, 'idgoal'>): number {
    return this.db.transaction(() => {
      const last = this.db.value<number>(sql`SELECT max(idgoal) FROM goal WHERE idsite = ${goal.idsite}`) ?? 0;
      this.write({ ...goal, idgoal: last + 1 });
      return last + 1;
    });
  }

  /** Throws: AppError api.parameterInvalid. */
  update(goal: Goal): void {
    this.db.transaction(() => {
      this.check(goal.idsite, goal.idgoal);
      this.write(goal);
    });
  }

  remove(idSite: number, idGoal: number): void {
    this.db.transaction(() => {
      this.check(idSite, idGoal);
      this.db.run(sql`UPDATE goal SET deleted = 1 WHERE idsite = ${idSite} AND idgoal = ${idGoal}`);
      makeSiteDue(this.db, idSite);
    });
  }

  private check(idSite: number, idGoal: number): void {
    if (this.byId(idSite, idGoal)) return;
    const known = this.all(idSite).map((goal) => `${goal.idgoal} (${goal.name})`);
    throw invalid('idGoal', String(idGoal), `Goals of site ${idSite}: ${known.join(', ') || 'none yet'}.`);
  }

  private write(goal: Goal): void {
    const checked = checkGoal(goal);
    const { idsite, pattern, pattern_type: type } = checked;
    if (type === 'regex' && isTooSlow(this.db, idsite, pattern)) throw invalid('pattern', pattern, TOO_SLOW);
    forgetStoppedPattern(this.db, idsite, pattern);
    this.db.run(sql`
      INSERT OR REPLACE INTO goal (idsite, idgoal, name, description, match_attribute, pattern, pattern_type,
        case_sensitive, allow_multiple, revenue, event_value_as_revenue)
      VALUES (${checked.idsite}, ${checked.idgoal}, ${checked.name}, ${checked.description}, ${checked.match_attribute},
        ${checked.pattern}, ${checked.pattern_type}, ${checked.case_sensitive}, ${checked.allow_multiple},
        ${checked.revenue}, ${checked.event_value_as_revenue})
    `);
    makeSiteDue(this.db, checked.idsite);
  }
}

/** A goal as it is stored. Throws: AppError api.parameterInvalid for one that makes no sense. */
export function checkGoal(goal: Goal): Goal {
  const name = goal.name.trim();
  if (name === '') throw invalid('name', goal.name, 'Give it a name.');
  const allowed = patternTypes[goal.match_attribute];
  if (!allowed)
    throw invalid('matchAttribute', goal.match_attribute, `Allowed: ${Object.keys(patternTypes).join(', ')}.`);
  if (goal.match_attribute === 'manually') return { ...goal, name, pattern: '', pattern_type: '' };
  if (!allowed.includes(goal.pattern_type)) {
    throw invalid('patternType', goal.pattern_type, `Allowed with ${goal.match_attribute}: ${allowed.join(', ')}.`);
  }
  checkPattern(goal);
  return { ...goal, name };
}

function checkPattern({ pattern, pattern_type: type }: Goal): void {
  if (pattern === '') throw invalid('pattern', pattern, 'Give a text to compare with.');
  if (type === 'greater_than' && !(Number(pattern) >= 0)) throw invalid('pattern', pattern, 'Give a number.');
  if (type !== 'regex') return;
  try {
    new RegExp(pattern);
  } catch (error) {
    throw invalid('pattern', pattern, `It is not a regular expression: ${(error as Error).message}.`);
  }
}

function invalid(name: string, value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name, value, hint });
}
