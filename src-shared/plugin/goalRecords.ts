/** Where a record's name holds the id of a goal: `Goal_{idgoal}_revenue` stands for `Goal_1_revenue`, `Goal_2_revenue` … */
export const goalPlace = '{idgoal}';

/** The name that a record has for each goal. */
export type GoalRecordName<Name extends string> = Name extends `${infer Head}{idgoal}${infer Tail}`
  ? `${Head}${number}${Tail}`
  : Name;

/** The name for one goal; 0 stands for orders, -1 for abandoned carts. */
export function toGoalRecord<Name extends string>(declared: Name, idGoal: number): GoalRecordName<Name> {
  return declared.replace(goalPlace, String(idGoal)) as GoalRecordName<Name>;
}

/** The declared name of a goal's record; the name itself where it holds no number. */
export function toDeclaredRecord(name: string): string {
  return name.replace(/_-?\d+(?=_|$)/, `_${goalPlace}`);
}
