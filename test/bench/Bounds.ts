import { printTable } from './printTable';

/** What was asked of the importer, and whether this run of it did that. */
export class Bounds {
  private readonly rows: string[][] = [];

  add(what: string, measured: string, isMet: boolean): void {
    this.rows.push([what, measured, isMet ? 'met' : 'NOT MET']);
  }

  /** A bound that this run can't say anything about. */
  skip(what: string, reason: string): void {
    this.rows.push([what, reason, 'NOT MEASURED']);
  }

  print(): void {
    printTable('Bounds', ['bound', 'measured', ''], this.rows);
  }
}
