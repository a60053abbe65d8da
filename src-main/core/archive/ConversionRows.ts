import { columnAt, encodeColumn, type CodedColumn } from './CodedColumn';
import { LogTable, type DaySource } from './LogTable';

/** A site-day's conversions. */
export class ConversionRows extends LogTable {
  constructor(source: DaySource) {
    super(source, 'log_conversion');
  }

  protected override makeColumn(name: string): CodedColumn {
    if (!name.startsWith('referer_') || this.count === 0) return super.makeColumn(name);
    return this.creditedColumn(name);
  }

  /** The table names what is credited with a conversion only where it is not what brought the visit. */
  private creditedColumn(name: string): CodedColumn {
    const own = this.storedColumn(name);
    const type = this.storedColumn('referer_type');
    const ofVisit = columnAt(this.source.visits.column(name), this.visit);
    if (!own || !type) return ofVisit;
    const isOwn = type.values.map((value) => value !== null);
    const cells = Array.from(this.visit, (_, row) => {
      const { codes, values } = isOwn[type.codes[row] as number] ? own : ofVisit;
      return values[codes[row] as number] ?? null;
    });
    return encodeColumn(cells);
  }
}
