import type { Goal } from '@shared/plugin/defineApi';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** The goals as they are stored. */
export class GoalReader {
  constructor(protected readonly db: ReadableDatabase) {}

  all(idSite: number): Goal[] {
    return this.db.all<Goal>(sql`
      SELECT idsite, idgoal, name, description, match_attribute, pattern, pattern_type, case_sensitive, allow_multiple,
        revenue, event_value_as_revenue
      FROM goal
      WHERE idsite = ${idSite} AND deleted = 0
      ORDER BY idgoal
    `);
  }

  byId(idSite: number, idGoal: number): Goal | null {
    return this.all(idSite).find((goal) => goal.idgoal === idGoal) ?? null;
  }
}
