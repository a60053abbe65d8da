/** log_conversion.idgoal of what is no goal: a cart that nobody ordered has no part in what all goals come to. */
export const goalIds = { order: 0, cart: -1 } as const;

/** Where a record's name holds the id of a goal: `Goal_{idgoal}_revenue` stands for `Goal_1_revenue`, `Goal_2_revenue` … */
export const goalPlace = '{idgoal}';
/** Or of a custom dimension: `CustomDimensions_Dimension{iddimension}` stands for `CustomDimensions_Dimension1` … */
export const dimensionPlace = '{iddimension}';

/** The name that a record has for each goal, or for each custom dimension. */
export type GoalRecordName<Name extends string> = Name extends
  `${infer Head}{idgoal}${infer Tail}` | `${infer Head}{iddimension}${infer Tail}`
  ? `${Head}${number}${Tail}`
  : Name;

/** The name for one goal; 0 stands for orders, -1 for abandoned carts. */
export function toGoalRecord<Name extends string>(declared: Name, idGoal: number): GoalRecordName<Name> {
  return declared.replace(goalPlace, String(idGoal)) as GoalRecordName<Name>;
}

/** The name for one custom dimension. */
export function toDimensionRecord<Name extends string>(declared: Name, idDimension: number): GoalRecordName<Name> {
  return declared.replace(dimensionPlace, String(idDimension)) as GoalRecordName<Name>;
}

/** The declared name of a goal's or a dimension's record; the name itself where it holds no number. */
export function toDeclaredRecord(name: string): string {
  const ofGoal = name.replace(/_-?\d+(?=_|$)/, `_${goalPlace}`);
  return ofGoal === name ? name.replace(/\d+$/, dimensionPlace) : ofGoal;
}
