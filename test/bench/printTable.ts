/** Prints rows under a title; the first column to the left, numbers to the right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const toLine = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}\n${toLine(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows) console.log(toLine(row));
}

export const seconds = (value: number | null): string => (value === null ? '?' : `${value.toFixed(2)} s`);
export const count = (value: number): string => Math.round(value).toLocaleString('en');
export const percent = (share: number, places = 0): string => `${(share * 100).toFixed(places)} %`;
export const megabytes = (value: number | null): string => (value === null ? '?' : `${value} MB`);
