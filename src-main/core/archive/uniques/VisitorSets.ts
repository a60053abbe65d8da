import { FIRST_SET, withSets } from '@shared/datatable/countSets';

/** Stands for people nobody knows: of numbers that were counted, not collected. */
const UNKNOWN = 0;

/** Sets of people, each by a number from FIRST_SET on that stands in a table where otherwise a count does. */
export class VisitorSets {
  /** By index: the people of a set, or the two sets that it unites. */
  private readonly sets: ({ people: readonly number[] } | { left: number; right: number })[] = [{ people: [] }];

  /** The number of a new set. Nobody may change it afterwards. */
  add(people: readonly number[]): number {
    return people.length === 0 ? 0 : this.push({ people });
  }

  /** Has the numbers of sets united wherever `run` adds rows up. */
  collect<T>(run: () => T): T {
    return withSets((a, b) => this.unite(a, b), run);
  }

  /** The number of the union of two sets; 0 is the empty one. */
  unite(a: number, b: number): number {
    if (a === b || b === 0) return a;
    if (a === 0) return b;
    const [left, right] = [this.indexOf(a), this.indexOf(b)];
    return left === UNKNOWN || right === UNKNOWN ? FIRST_SET + UNKNOWN : this.push({ left, right });
  }

  /** The people of a set, some more than once; null when nobody knows them. */
  peopleOf(number: number): (readonly number[])[] | null {
    if (number === 0) return [];
    const start = this.indexOf(number);
    if (start === UNKNOWN) return null;
    const lists: (readonly number[])[] = [];
    const open = [start];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const set = this.sets[index];
      if (!set) continue;
      if ('people' in set) lists.push(set.people);
      else open.push(set.left, set.right);
    }
    return lists;
  }

  private push(set: (typeof this.sets)[number]): number {
    this.sets.push(set);
    return FIRST_SET + this.sets.length - 1;
  }

  private indexOf(number: number): number {
    const index = number - FIRST_SET;
    return index > 0 && index < this.sets.length ? index : UNKNOWN;
  }
}
