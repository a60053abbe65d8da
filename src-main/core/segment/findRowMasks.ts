import { sortLikeVisits } from '../archive/sortLikeVisits';
import type { ConditionTest, GroupTest, SourceTest } from './compileSegment';
import type { RowTable } from './ColumnSource';
import { readRowCells, type RowCells } from './readRowCells';
import type { SegmentDay } from './SegmentDay';
import { testRequests } from './testRequests';
import type { VisitTruth } from './testVisits';

/** The rows of one table by visit, each with a mask of the groups that hold for it. */
export class RowMasks {
  private readonly starts: Int32Array;

  /** Rising. */
  readonly visit: Int32Array;
  readonly masks: Int32Array;

  constructor(
    readonly table: RowTable,
    rows: { visit: Int32Array; masks: Int32Array },
    count: number,
    /** What holds for a visit that has no row. */
    private readonly withoutRow: (visit: number) => number,
  ) {
    ({ visit: this.visit, masks: this.masks } = rows);
    this.starts = new Int32Array(count + 1);
    for (const row of this.visit) this.starts[row + 1] = (this.starts[row + 1] as number) + 1;
    for (let i = 1; i <= count; i++) this.starts[i] = (this.starts[i] as number) + (this.starts[i - 1] as number);
  }

  of(visit: number): number[] {
    const [from, to] = [this.starts[visit] as number, this.starts[visit + 1] as number];
    return from === to ? [this.withoutRow(visit)] : [...new Set(this.masks.subarray(from, to))];
  }
}

/** By request line; lines without a visit are left out. */
function testLines(day: SegmentDay, tests: readonly RowTest[]): { visit: Int32Array; masks: Int32Array } {
  const requests = day.requests();
  const ofLines = new Int32Array(requests.count);
  for (const { condition, bit, truth } of tests) {
    const passed = testRequests(requests, condition);
    for (let line = 0; line < passed.length; line++) {
      const visit = requests.visit[line] as number;
      if (passed[line] === 0 || visit < 0) continue;
      if (condition.isNegated) truth.ofVisit[visit] = 0;
      else ofLines[line] = (ofLines[line] as number) | bit;
    }
  }
  return sortByVisit(requests.visit, ofLines, day.visits.count);
}

function sortByVisit(visits: Int32Array, masks: Int32Array, count: number): { visit: Int32Array; masks: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const visit of visits) if (visit >= 0) starts[visit + 1] = (starts[visit + 1] as number) + 1;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const sorted = { visit: new Int32Array(starts[count] as number), masks: new Int32Array(starts[count] as number) };
  visits.forEach((visit, line) => {
    if (visit < 0) return;
    const at = starts[visit] as number;
    starts[visit] = at + 1;
    sorted.visit[at] = visit;
    sorted.masks[at] = masks[line] as number;
  });
  return sorted;
}

interface RowTest {
  condition: ConditionTest;
  /** The bit of its group; 0 for a negation. */
  bit: number;
  /** Its sources in the table, and their places in a row's cells. */
  sources: readonly { source: SourceTest; place: number }[];
  truth: VisitTruth;
}

interface Wanted {
  table: RowTable;
  rowGroups: readonly GroupTest[];
  conditions: readonly ConditionTest[];
  truth: ReadonlyMap<ConditionTest, VisitTruth>;
}

/** Reads a table's rows and tests them; negations take the visits of matching rows out of their truth. null where nobody asks. */
export function findRowMasks(day: SegmentDay, wanted: Wanted, wantsAll: boolean): RowMasks | null {
  const { table } = wanted;
  const isActions = table === 'log_link_visit_action';
  const { tests, sources } = toRowTests(wanted);
  if (tests.length === 0) return null;
  const rows =
    table === 'log_request'
      ? testLines(day, tests)
      : testRows(day, tests, readRowCells(day, table, sources, wantsAll && isActions));
  const withoutRow = (of: number): number =>
    tests.reduce(
      (mask, { condition, bit, truth }) => (condition.needsAll && truth.visitPart?.[of] !== 0 ? mask | bit : mask),
      0,
    );
  return new RowMasks(table, rows, day.visits.count, withoutRow);
}

function testRows(
  day: SegmentDay,
  tests: readonly RowTest[],
  cells: RowCells[],
): { visit: Int32Array; masks: Int32Array } {
  const rows = sortLikeVisits(cells, day.visits);
  const visit = Int32Array.from(rows, (row) => day.visits.rowOf(row[0]));
  return { visit, masks: Int32Array.from(rows, (row, i) => testRow(row, visit[i] as number, tests)) };
}

function toRowTests({ table, rowGroups, conditions, truth }: Wanted): { tests: RowTest[]; sources: SourceTest[] } {
  const sources: SourceTest[] = [];
  const tests: RowTest[] = [];
  for (const condition of conditions) {
    const inTable = condition.sources.filter(({ rowTable }) => rowTable === table);
    const ofCondition = truth.get(condition);
    if (inTable.length === 0 || !ofCondition) continue;
    const placed = inTable.map((source) => ({ source, place: sources.push(source) }));
    const bit = condition.isNegated ? 0 : 1 << rowGroups.findIndex(({ any }) => any.includes(condition));
    tests.push({ condition, bit, sources: placed, truth: ofCondition });
  }
  return { tests, sources };
}

function testRow(row: RowCells, visit: number, tests: readonly RowTest[]): number {
  let mask = 0;
  for (const { condition, bit, sources, truth } of tests) {
    if (condition.needsAll && truth.visitPart?.[visit] === 0) continue;
    const passes = ({ source, place }: RowTest['sources'][number]): boolean =>
      source.passes((row[place] ?? null) as string | number | null);
    if (!(condition.needsAll ? sources.every(passes) : sources.some(passes))) continue;
    if (condition.isNegated) truth.ofVisit[visit] = 0;
    else mask |= bit;
  }
  return mask;
}
