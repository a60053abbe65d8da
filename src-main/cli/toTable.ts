/** Rows under a head, in columns as wide as they must be; numbers stand right. */
export function toTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: ReadonlySet<string>,
): string[] {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)));
  const toLine = (row: readonly string[]): string =>
    row
      .map((cell, i) => (numbers.has(head[i]!) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(toLine);
}
