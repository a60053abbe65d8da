import type { CodedColumn } from '../CodedColumn';

/** Facts of a day's request lines, by line. */
export interface RedirectFacts {
  client: CodedColumn;
  /** By line: people ask for one page after the other; programs for many at once, so that nobody can tell what follows what. */
  isPerson: (row: number) => boolean;
  status: Float64Array;
  time: Float64Array;
  line: Float64Array;
  referrer: Float64Array;
}

/** Where redirects led, by line. */
export interface Redirects {
  /** The line that the client sent next; -1 where it sent none in time, or the line is no redirect. */
  next: Int32Array;
  /** 1 for a redirect that no other redirect led to. */
  isFirst: Uint8Array;
}

/** So long a browser takes at most to follow a redirect. */
const SECONDS_TO_FOLLOW = 5;

/** Statuses that send a client elsewhere. */
export function isRedirect(status: number): boolean {
  return status >= 301 && status <= 308 && status !== 304 && status !== 305 && status !== 306;
}

/**
 * Follows redirects by what their clients asked for next: a log doesn't say where a redirect points to. A client that follows
 * one sends the same referrer again, which tells the next page apart from pictures of the one before.
 */
export function followRedirects(facts: RedirectFacts): Redirects {
  const { status, time, line, referrer } = facts;
  const next = new Int32Array(status.length).fill(-1);
  const isFirst = new Uint8Array(status.length);
  for (let row = 0; row < status.length; row += 1) isFirst[row] = Number(isRedirect(at(status, row)));
  for (const rows of linesOfRedirected(facts)) {
    rows.sort((a, b) => at(time, a) - at(time, b) || at(line, a) - at(line, b));
    rows.forEach((row, i) => {
      if (!isRedirect(at(status, row))) return;
      for (let j = i + 1; j < rows.length; j += 1) {
        const other = rows[j] as number;
        if (at(time, other) - at(time, row) > SECONDS_TO_FOLLOW) break;
        if (at(referrer, other) !== at(referrer, row)) continue;
        next[row] = other;
        break;
      }
    });
    for (const row of rows) if (next[row] !== -1) isFirst[next[row] as number] = 0;
  }
  return { next, isFirst };
}

/** The lines of each person that was redirected. */
function linesOfRedirected({ client: { codes, values }, isPerson, status }: RedirectFacts): number[][] {
  const wasRedirected = new Uint8Array(values.length);
  for (let row = 0; row < codes.length; row += 1)
    if (isRedirect(at(status, row)) && isPerson(row)) wasRedirected[codes[row] as number] = 1;
  const byClient = new Map<number, number[]>();
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (wasRedirected[code] === 0) continue;
    const rows = byClient.get(code);
    if (rows) rows.push(row);
    else byClient.set(code, [row]);
  }
  return [...byClient.values()];
}

function at(numbers: Float64Array, row: number): number {
  return numbers[row] as number;
}
