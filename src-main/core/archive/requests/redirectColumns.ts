import { mapColumn, type CodedColumn } from '../CodedColumn';
import { followRedirects, isRedirect, type RedirectFacts } from './followRedirects';

/** Longer ways are cut: they are loops. */
const MAX_STEPS = 10;

/** Columns of request lines that follow from a client's next requests, by name. */
export function redirectColumns(
  facts: RedirectFacts,
  pathOf: (row: number) => string,
): Record<'redirectWay' | 'redirectSteps' | 'isFirstRedirect', CodedColumn> {
  const { next, isFirst } = followRedirects(facts);
  const wayFrom = (row: number): string[] => {
    const way: string[] = [];
    let last = row;
    while (next[last] !== -1 && isRedirect(facts.status[last] as number) && way.length < MAX_STEPS) {
      last = next[last] as number;
      way.push(pathOf(last));
    }
    return way;
  };
  const ways = emptyColumn(next.length);
  const steps = emptyColumn(next.length);
  for (let row = 0; row < next.length; row += 1) {
    if (!isRedirect(facts.status[row] as number)) continue;
    const way = wayFrom(row);
    ways.codes[row] = ways.values.push(way.join(' → ')) - 1;
    steps.codes[row] = steps.values.push(way.length) - 1;
  }
  return {
    redirectWay: mapColumn(ways, (way) => way),
    redirectSteps: mapColumn(steps, (count) => count),
    isFirstRedirect: { codes: Int32Array.from(isFirst), values: [0, 1] },
  };
}

/** All null, until another value is added. */
function emptyColumn(count: number): CodedColumn {
  return { codes: new Int32Array(count), values: [null] };
}
