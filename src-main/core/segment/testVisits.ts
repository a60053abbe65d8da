import type { CellValue } from '@shared/plugin/defineDimensions';
import type { CodedColumn } from '../archive/CodedColumn';
import type { ConditionTest, SourceTest } from './compileSegment';
import type { SegmentDay } from './SegmentDay';
import { readVisitCells } from './visitCells';

/** Where a condition holds. */
export interface VisitTruth {
  /** 1 for each visit for which it holds by what the visit itself is; a negation: until a row is found that matches. */
  ofVisit: Uint8Array;
  /** The same for the part of an "is empty" that asks the visit, where its rows must be empty, too; null without one. */
  visitPart: Uint8Array | null;
}

/** Tests the columns of the visits themselves. */
export function testVisits(day: SegmentDay, condition: ConditionTest): VisitTruth {
  const own = condition.sources.filter(({ rowTable }) => rowTable === null);
  const asksRows = own.length < condition.sources.length;
  const matched = own.length === 0 ? new Uint8Array(day.visits.count) : testOwn(day, condition, own);
  if (condition.isNegated) return { ofVisit: matched.map((value) => 1 - value), visitPart: null };
  if (!condition.needsAll || !asksRows) return { ofVisit: matched, visitPart: null };
  return { ofVisit: new Uint8Array(day.visits.count), visitPart: own.length === 0 ? null : matched };
}

function testOwn(day: SegmentDay, condition: ConditionTest, own: readonly SourceTest[]): Uint8Array {
  const columns = own.map(({ source }) => readVisitCells(day, source));
  const results = own.map(({ passes }, i) => testColumn(day.visits.count, columns[i] as CodedColumn, passes));
  return Uint8Array.from({ length: day.visits.count }, (_, visit) => {
    const isPassed = (result: Uint8Array): boolean => result[visit] === 1;
    return (condition.needsAll ? results.every(isPassed) : results.some(isPassed)) ? 1 : 0;
  });
}

/** Each distinct value is tested once. */
function testColumn(count: number, { codes, values }: CodedColumn, passes: (cell: CellValue) => boolean): Uint8Array {
  const byCode = values.map((value) => (passes(value) ? 1 : 0));
  const result = new Uint8Array(count);
  for (let visit = 0; visit < count; visit++) result[visit] = byCode[codes[visit] as number] ?? 0;
  return result;
}
