import type { RequestRows } from '../archive/requests/RequestRows';
import type { ConditionTest, GroupTest } from './compileSegment';

/** Does a condition ask what request lines are? */
export function asksRequests({ sources }: ConditionTest): boolean {
  return sources.some(({ rowTable }) => rowTable === 'log_request');
}

/** 1 for each line whose values pass: what a negation takes away. */
export function testRequests(requests: RequestRows, { sources, needsAll }: ConditionTest): Uint8Array {
  const result = new Uint8Array(requests.count).fill(needsAll ? 1 : 0);
  for (const { source, rowTable, passes } of sources) {
    if (rowTable !== 'log_request') continue;
    const { codes, values } = requests.column(source.column);
    const byCode = Uint8Array.from(values, (value) => (passes(value) ? 1 : 0));
    for (let row = 0; row < result.length; row += 1) {
      const passed = byCode[codes[row] as number] as number;
      result[row] = needsAll ? (result[row] as number) & passed : (result[row] as number) | passed;
    }
  }
  return result;
}

/** By line, a bit for each group of which a condition on requests holds for the line itself, negations included. */
export function groupMasks(requests: RequestRows, groups: readonly GroupTest[]): Int32Array {
  const masks = new Int32Array(requests.count);
  groups.forEach(({ any }, i) => {
    for (const condition of any.filter(asksRequests)) {
      const passed = testRequests(requests, condition);
      const wanted = condition.isNegated ? 0 : 1;
      for (let row = 0; row < masks.length; row += 1)
        if (passed[row] === wanted) masks[row] = (masks[row] as number) | (1 << i);
    }
  });
  return masks;
}
