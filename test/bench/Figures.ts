import type { Bounds } from './Bounds';
import { printTable } from './printTable';

/** What a figure must not pass: its median, or where the slowest counts its highest. */
export type Limit = { median: number } | { highest: number };

/** Times of several runs of the things of one section, which go into the table of bounds, too. */
export class Figures {
  private readonly rows: string[][] = [];

  constructor(
    private readonly title: string,
    private readonly bounds: Bounds,
  ) {}

  add(what: string, milliseconds: readonly number[], limit?: Limit): void {
    const sorted = milliseconds.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN;
    const highest = sorted.at(-1) ?? NaN;
    this.rows.push([what, ...[sorted[0] ?? NaN, middle, highest].map(toText), String(sorted.length)]);
    if (!limit) return;
    const [bound, measured] = 'median' in limit ? [limit.median, middle] : [limit.highest, highest];
    this.bounds.add(`${what}: at most ${toText(bound)}`, toText(measured), measured <= bound);
  }

  print(): void {
    printTable(this.title, ['', 'best', 'median', 'worst', 'runs'], this.rows);
  }
}

function toText(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;
}
