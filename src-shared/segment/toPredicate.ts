import { AppError } from '../errors';
import type { CellValue } from '../plugin/defineDimensions';
import type { Segment, SegmentCondition, SegmentOperator } from './Segment';

/** How a segment's name is found in a row. */
export interface SegmentColumn<Row> {
  /** The stored value; an array where a visit has many (its page URLs): one that matches is enough. */
  read: (row: Row) => CellValue | readonly CellValue[];
  /** Names for stored values: `{ 2: 'search' }` lets `referrerType==search` find 2. */
  values?: Readonly<Record<string, string>>;
  /** Compares as numbers. */
  isMetric?: boolean;
  /** Makes the text that was asked for comparable with what is stored (URLs lose their prefix). */
  normalize?: (value: string, operator: SegmentOperator) => string;
}

type Test = (value: CellValue) => boolean;

const negations: Partial<Record<SegmentOperator, SegmentOperator>> = { '!=': '==', '!@': '=@' };

/**
 * A function that says whether a row is in the segment. `resolve` gives the column behind a name.
 *
 * Throws: AppError 'segment.invalid' for names that `resolve` does not know and numbers that are none.
 */
export function toPredicate<Row>(
  segment: Segment,
  resolve: (name: string) => SegmentColumn<Row> | undefined,
): (row: Row) => boolean {
  const groups = segment.all.map(({ any }) =>
    any.map((condition) => toTest(segment, condition, resolve(condition.name))),
  );
  return (row) => groups.every((group) => group.some((test) => test(row)));
}

function toTest<Row>(
  segment: Segment,
  condition: SegmentCondition,
  column: SegmentColumn<Row> | undefined,
): (row: Row) => boolean {
  if (!column) throw invalid(segment, condition.name, `there is no segment named ${condition.name}`);
  const positive = negations[condition.operator];
  const operator = positive ?? condition.operator;
  const value = column.normalize ? column.normalize(condition.value, operator) : condition.value;
  const test = valueTest(segment, { ...condition, operator, value }, column);
  const { read } = column;
  // A negation means that no value matches, so it is also true of a visit that has none.
  const isWanted = positive === undefined;
  return (row) => {
    const cell = read(row);
    return (Array.isArray(cell) ? hasMatch(cell, test) : test(cell as CellValue)) === isWanted;
  };
}

function hasMatch(cells: readonly CellValue[], test: Test): boolean {
  return cells.length === 0 ? test(null) : cells.some(test);
}

function valueTest(
  segment: Segment,
  { operator, value, name }: SegmentCondition,
  { values, isMetric }: Pick<SegmentColumn<unknown>, 'values' | 'isMetric'>,
): Test {
  if (operator === '==' && value === '') return (cell) => cell === null || cell === '';
  if (values) return namedTest(operator, value, values);
  if (isMetric || ['<', '<=', '>', '>='].includes(operator)) {
    const number = Number(value);
    if (value.trim() !== '' && !Number.isNaN(number)) return numberTest(operator, number) ?? textTest(operator, value);
    if (isMetric) throw invalid(segment, name, `${name} is compared with a number, not with '${value}'`);
    throw invalid(segment, name, `${operator} needs a number`);
  }
  return textTest(operator, value);
}

/** Tests the names of stored values; the stored value itself is understood, too. */
function namedTest(operator: SegmentOperator, value: string, values: Readonly<Record<string, string>>): Test {
  const test = textTest(operator, value);
  return (cell) =>
    cell !== null && (test(values[String(cell)] ?? cell) || (operator === '==' && String(cell) === value));
}

function numberTest(operator: SegmentOperator, number: number): Test | null {
  const tests: Partial<Record<SegmentOperator, (cell: number) => boolean>> = {
    '==': (cell) => cell === number,
    '<': (cell) => cell < number,
    '<=': (cell) => cell <= number,
    '>': (cell) => cell > number,
    '>=': (cell) => cell >= number,
  };
  const test = tests[operator];
  return test ? (cell) => cell !== null && cell !== '' && test(Number(cell)) : null;
}

function textTest(operator: SegmentOperator, value: string): Test {
  const wanted = value.toLowerCase();
  const tests: Partial<Record<SegmentOperator, (cell: string) => boolean>> = {
    '==': (cell) => cell === wanted,
    '=@': (cell) => cell.includes(wanted),
    '=^': (cell) => cell.startsWith(wanted),
    '=$': (cell) => cell.endsWith(wanted),
  };
  const test = tests[operator];
  return (cell) => cell !== null && test !== undefined && test(String(cell).toLowerCase());
}

function invalid(segment: Segment, name: string, reason: string): AppError {
  const at = Math.max(0, segment.text.indexOf(name));
  return new AppError('segment.invalid', { position: at + 1, near: segment.text.slice(at, at + 20), reason });
}
