/** What an incident came to. A log can't prove it: `succeeded` says that an answer shows what it would show then. */
export const verdicts = ['none', 'possible', 'succeeded'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * What an answer says, the most alarming last. Archives hold the index, so that the worst of several is the highest.
 * New ones go in where they belong, and the archiver's version is raised.
 */
export const reasons = [
  'noAnswer',
  'refused',
  'redirected',
  'unavailable',
  'ordinary',
  'emptyAnswer',
  'sameForAll',
  'likeUsual',
  'loginsAlike',
  'nothingToCompare',
  'said200',
  'serverError',
  'unlikeUsual',
  'loginChanged',
  'fileServed',
  'payloadServed',
] as const;
export type Reason = (typeof reasons)[number];

const firstPossible = reasons.indexOf('nothingToCompare');
const firstSucceeded = reasons.indexOf('fileServed');

/** The verdict of a reason by its number: 0 none, 1 possible, 2 succeeded. */
export function verdictOf(reason: number): number {
  return reason >= firstSucceeded ? 2 : reason >= firstPossible ? 1 : 0;
}

export const numberOf = (reason: Reason): number => reasons.indexOf(reason);
