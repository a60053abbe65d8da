import { printTable } from './printTable';

/** What was asked of the importer, and whether this run of it did that. */
export class Bounds {
  private readonly rows: string[][] = [];

  add(what: string, measured: string, isMet: boolean): void {
    this.rows.push([what, measured, isMet ? 'met' : 'NOT MET']);
  }

  print(): void {
    printTable('Bounds', ['bound', 'measured', ''], this.rows);
  }
}
