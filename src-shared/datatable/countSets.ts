/** From here on a number stands for a set; no count comes near it. */
export const FIRST_SET = 2 ** 52;

/** Gives the number of the union of what two numbers stand for. */
export type Unite = (a: number, b: number) => number;

let unite: Unite | null = null;

/**
 * The sum of two numbers of a column.
 *
 * Numbers of visitors can't be added: whoever is in both counts once. While `withSets` runs, such a number is the number of
 * a set instead, and adding two gives the number of their union. So whatever adds rows up, be it an archiver or a report
 * that merges labels, unites their visitors without knowing of it.
 */
export function addNumbers(a: number, b: number): number {
  const sum = a + b;
  return sum < FIRST_SET || unite === null ? sum : unite(a, b);
}

/** Has numbers from FIRST_SET on united while `run` adds rows up. It must not wait for anything. */
export function withSets<T>(uniteNumbers: Unite, run: () => T): T {
  const before = unite;
  unite = uniteNumbers;
  try {
    return run();
  } finally {
    unite = before;
  }
}
