import type { CellValue } from '../plugin/defineDimensions';
import { invalidSegment } from './parseSegment';
import { parseIpRange, toIpKey } from './ipRange';
import type { PlacedCondition, Segment, SegmentOperator } from './Segment';

/** How the values of a segment are compared. */
export interface SegmentValues {
  /** `number` compares as numbers, `ip` as addresses, `date` as YYYY-MM-DD; default text. */
  type?: 'text' | 'number' | 'ip' | 'date';
  /** Names for stored values: `{ 2: 'search' }` lets `referrerType==search` find 2. */
  names?: Readonly<Record<string, string>>;
  /** Small and capital letters differ in == and !=: two rows of a report may differ in nothing else. */
  isExact?: boolean;
  /** Makes the text that was asked for comparable with what is stored (URLs lose their prefix). */
  normalize?: (value: string) => string;
}

/** What a condition asks of the values that a row has for its segment. */
export interface ValueTest {
  test: (value: CellValue) => boolean;
  /** `!=` and its like: no row of the visit may pass `test`. */
  isNegated: boolean;
  /** Where a segment stands for several columns: must all of them pass, or is one enough? */
  needsAll: boolean;
}

type Test = ValueTest['test'];

const negations: Partial<Record<SegmentOperator, SegmentOperator>> = { '!=': '==', '!@': '=@', '!^': '=^', '!$': '=$' };
const isEmpty: Test = (value) => value === null || value === '';

/** Throws: AppError 'segment.invalid' for values that can't be compared so. */
export function toValueTest(segment: Segment, condition: PlacedCondition, values: SegmentValues): ValueTest {
  const { operator, value } = condition;
  if (value === '' && operator === '==') return { test: isEmpty, isNegated: false, needsAll: true };
  if (value === '' && operator === '!=') {
    return { test: (cell) => !isEmpty(cell), isNegated: false, needsAll: false };
  }
  const positive = negations[operator];
  const wanted = values.normalize ? values.normalize(value) : value;
  const test = compare({ ...condition, operator: positive ?? operator, value: wanted }, values);
  if (typeof test === 'string') throw invalidSegment(segment.source, condition.valueAt, test);
  return { test, isNegated: positive !== undefined, needsAll: false };
}

/** The test, or the end of a sentence that says what is wrong. */
function compare(condition: PlacedCondition, values: SegmentValues): Test | string {
  const { operator, value, name } = condition;
  if (values.names) return namedTest(operator, value, values.names);
  if (['=@', '=^', '=$'].includes(operator)) return textTest(operator, value, false);
  if (values.type === 'ip')
    return ipTest(operator, value) ?? `${name} is compared with an address, not with '${value}'`;
  if (values.type === 'date') return dateTest(operator, value) ?? `${name} is compared with a date such as 2026-01-31`;
  if (values.type !== 'number' && operator === '==') return textTest(operator, value, values.isExact === true);
  const number = value.trim() === '' ? NaN : Number(value);
  if (Number.isNaN(number)) return `${name} ${operator} needs a number, not '${value}'`;
  return (cell) => !isEmpty(cell) && orderTests[operator]?.(Number(cell) - number) === true;
}

/** By the sign of a difference. */
const orderTests: Partial<Record<SegmentOperator, (difference: number) => boolean>> = {
  '==': (difference) => difference === 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};

/** Tests the names of stored values; with ==, a stored value itself is understood where it is nobody's name. */
function namedTest(operator: SegmentOperator, value: string, names: Readonly<Record<string, string>>): Test | string {
  if (operator in orderTests && operator !== '==') return `${operator} can't compare names`;
  const test = textTest(operator, value, false);
  const isName = Object.values(names).some(test);
  const byValue = operator === '==' && !isName ? textTest('==', value, false) : null;
  return byValue ?? ((cell) => cell !== null && test(names[String(cell)] ?? cell));
}

function textTest(operator: SegmentOperator, value: string, isExact: boolean): Test {
  if (isExact) return (cell) => cell !== null && String(cell) === value;
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

/** One address, `10.0.0.0/8` or `10.*.*.*` with ==; order counts among addresses of one family. */
function ipTest(operator: SegmentOperator, value: string): Test | null {
  const range = parseIpRange(value);
  if (!range || (operator !== '==' && range.first !== range.last)) return null;
  const { first, last } = range;
  return (cell) => {
    const key = cell === null ? null : toIpKey(String(cell));
    if (key === null || key.length !== first.length) return false;
    if (operator === '==') return key >= first && key <= last;
    return orderTests[operator]?.(key < first ? -1 : key > first ? 1 : 0) === true;
  };
}

/** YYYY-MM-DD sorts as text. */
function dateTest(operator: SegmentOperator, value: string): Test | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  return (cell) => {
    const date = String(cell ?? '');
    return date !== '' && orderTests[operator]?.(date < value ? -1 : date > value ? 1 : 0) === true;
  };
}
