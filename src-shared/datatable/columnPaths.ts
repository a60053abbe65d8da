import { goalMetricId, goalMetricNameById, metricId, metricNameById } from '../metrics/coreMetrics';
import { corrupt, type ByteReader } from './ByteReader';
import type { ByteWriter } from './ByteWriter';
import { compareExactly, compareNatural } from './compareNatural';

/** A column's name, or for the metrics of one goal: `['goals', 'idgoal=1', 'revenue']`. */
export type ColumnPath = readonly [string] | readonly [string, string, string];

/** The order of the columns of tables: by Matomo's numbers, then by name. How a table came to be does not show in it. */
export function comparePaths(a: ColumnPath, b: ColumnPath): number {
  const [name, goal = '', goalMetric = ''] = a;
  const [otherName, otherGoal = '', otherGoalMetric = ''] = b;
  return (
    rank(metricId(name)) - rank(metricId(otherName)) ||
    compareExactly(name, otherName) ||
    compareNatural(goal, otherGoal) ||
    rank(goalMetricId(goalMetric)) - rank(goalMetricId(otherGoalMetric)) ||
    compareExactly(goalMetric, otherGoalMetric)
  );
}

function rank(id: number | null): number {
  return id ?? Number.MAX_SAFE_INTEGER;
}

/** How a name is written: by Matomo's number, or by its index among the blob's own names. 0 is the label. */
const forms = { byId: 0, byName: 1, nestedById: 2, nestedByName: 3 } as const;
const LABEL_ID = 0;

/** The names of a blob that have no number, in the order of their first use. */
export class NameList {
  private readonly indexes = new Map<string, number>();

  indexOf(name: string): number {
    let index = this.indexes.get(name);
    if (index === undefined) this.indexes.set(name, (index = this.indexes.size));
    return index;
  }

  toArray(): string[] {
    return [...this.indexes.keys()];
  }
}

/** Writes which column follows; a name without a number goes to `names`. */
export function writePath(writer: ByteWriter, path: ColumnPath, names: NameList): void {
  if (path.length === 1) {
    const [name] = path;
    const id = name === 'label' ? LABEL_ID : metricId(name);
    writer.byte(id === null ? forms.byName : forms.byId);
    writer.varint(id ?? names.indexOf(name));
    return;
  }
  const [name, goal, goalMetric] = path;
  const id = goalMetricId(goalMetric);
  writer.byte(id === null ? forms.nestedByName : forms.nestedById);
  writer.varint(names.indexOf(name));
  writer.varint(names.indexOf(goal));
  writer.varint(id ?? names.indexOf(goalMetric));
}

/** Reads what writePath wrote. Throws: AppError archive.corrupt. */
export function readPath(reader: ByteReader, names: readonly string[]): ColumnPath {
  const form = reader.byte();
  if (form === forms.byId) return [nameOfId(reader.varint())];
  if (form === forms.byName) return [nameAt(names, reader.varint())];
  if (form !== forms.nestedById && form !== forms.nestedByName) throw corrupt('a column has an unknown form');
  const name = nameAt(names, reader.varint());
  const goal = nameAt(names, reader.varint());
  const last = reader.varint();
  const goalMetric = form === forms.nestedByName ? nameAt(names, last) : goalMetricNameById(last);
  if (goalMetric === undefined) throw corrupt('a goal metric has an unknown number');
  return [name, goal, goalMetric];
}

function nameOfId(id: number): string {
  const name = id === LABEL_ID ? 'label' : metricNameById(id);
  if (name === undefined) throw corrupt('a metric has an unknown number');
  return name;
}

function nameAt(names: readonly string[], index: number): string {
  const name = names[index];
  // A name that is an object's own machinery can only come from a tampered file.
  if (name === undefined || name === '__proto__') throw corrupt('a column has no name');
  return name;
}
