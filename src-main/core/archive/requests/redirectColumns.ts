import type { CellValue } from '@shared/plugin/defineDimensions';
import { encodeColumn, type CodedColumn } from '../CodedColumn';
import { followRedirects, isRedirect, type RedirectFacts } from './followRedirects';

/** Longer ways are cut: they are loops. */
const MAX_STEPS = 10;

/** Columns of request lines that follow from a client's next requests, by name. */
export function redirectColumns(
  facts: RedirectFacts,
  pathOf: (row: number) => string,
): Record<'redirectWay' | 'redirectSteps' | 'isFirstRedirect', CodedColumn> {
  const { next, isFirst } = followRedirects(facts);
  const ways = new Array<CellValue>(next.length).fill(null);
  const steps = new Array<CellValue>(next.length).fill(null);
  facts.status.forEach((status, row) => {
    if (!isRedirect(status)) return;
    const way: string[] = [];
    let last = row;
    while (next[last] !== -1 && isRedirect(facts.status[last] as number) && way.length < MAX_STEPS) {
      last = next[last] as number;
      way.push(pathOf(last));
    }
    ways[row] = way.join(' → ');
    steps[row] = way.length;
  });
  return {
    redirectWay: encodeColumn(ways),
    redirectSteps: encodeColumn(steps),
    isFirstRedirect: encodeColumn([...isFirst]),
  };
}
