import type { CellValue } from '@shared/plugin/defineDimensions';
import type { VisitRows } from '../VisitRows';
import { uniqueColumns, type GroupVisitors, type UniqueColumn } from './GroupVisitors';
import type { VisitorSets } from './VisitorSets';

/** Numbers the visitors and the named users of a period, so that they are known again on its other days. */
export class People {
  private readonly visitors = new Map<number, number>();
  private readonly users = new Map<CellValue, number>();

  /** Numbers are below it. */
  get limit(): number {
    return Math.max(this.visitors.size, this.users.size);
  }

  /** Collects the people of a day's groups, an answer of its log rows each. */
  collector(sets: VisitorSets): (visits: VisitRows) => GroupVisitors {
    let day: DayPeople | null = null;
    return (visits) => new PeopleOfGroups((day ??= this.ofDay(visits)), sets);
  }

  private ofDay(visits: VisitRows): DayPeople {
    const { codes, values } = visits.column('user_id');
    const users = values.map((user) => (user === null ? -1 : numberOf(this.users, user)));
    const visitors = Int32Array.from(visits.numbers('idvisitor'), (id) => numberOf(this.visitors, id));
    return { visitors, users: codes.map((code) => users[code] as number) };
  }
}

/** The numbers of the people of a day's visits, by row. */
interface DayPeople {
  visitors: Int32Array;
  users: Int32Array;
}

function numberOf<T>(numbers: Map<T, number>, person: T): number {
  let number = numbers.get(person);
  if (number === undefined) numbers.set(person, (number = numbers.size));
  return number;
}

/** Has sets stand for the people of groups, instead of how many they are. */
class PeopleOfGroups implements GroupVisitors {
  private readonly people = new Map<UniqueColumn, (number[] | undefined)[]>();

  constructor(
    private readonly day: DayPeople,
    private readonly sets: VisitorSets,
  ) {}

  add(column: UniqueColumn, group: number, visit: number): void {
    let groups = this.people.get(column);
    if (!groups) this.people.set(column, (groups = []));
    const numbers = column === 'nb_users' ? this.day.users : this.day.visitors;
    (groups[group] ??= []).push(numbers[visit] as number);
  }

  /** Not every record takes over numbers of visitors, but those of visits: they stand for the same people. */
  replace(group: number, metrics: Partial<Record<UniqueColumn | 'nb_visits', number>>): void {
    for (const column of uniqueColumns) {
      if (metrics[column] !== undefined) metrics[column] = this.sets.add(this.people.get(column)?.[group] ?? []);
    }
    if (metrics.nb_visits !== undefined) metrics.nb_visits = metrics.nb_uniq_visitors ?? 0;
  }
}
