import type { CellValue } from '@shared/plugin/defineDimensions';

/** Values of all columns together that are kept: some tens of megabytes. */
const MAX_KEPT = 400_000;

/** What was made of facts' numbers, by column: most pages, referrers and clients come again the next day. */
export class DecodedFacts {
  private readonly columns = new Map<string, Map<number, CellValue>>();
  private size = 0;

  /** The values of some numbers, in their order; `decode` is asked for those that are not known. */
  valuesOf(
    column: string,
    numbers: readonly number[],
    decode: (numbers: readonly number[]) => readonly CellValue[],
  ): readonly CellValue[] {
    const known = this.column(column);
    const values = numbers.map((number) => known.get(number));
    const missing = numbers.filter((_, i) => values[i] === undefined);
    if (missing.length === 0) return values as CellValue[];
    const decoded = decode(missing);
    this.size += missing.length;
    missing.forEach((number, i) => known.set(number, decoded[i] ?? null));
    return numbers.map((number, i) => values[i] ?? known.get(number) ?? null);
  }

  /** Room is made before a question, so that its own values are there. */
  private column(name: string): Map<number, CellValue> {
    if (this.size > MAX_KEPT) {
      this.columns.clear();
      this.size = 0;
    }
    let column = this.columns.get(name);
    if (!column) this.columns.set(name, (column = new Map<number, CellValue>()));
    return column;
  }
}
