import { actionTypes } from '@shared/plugin/actions';
import { dayKeyRange } from '../tracker/dayKeys';
import { sql } from '../db/sql';
import { constantColumn, encodeColumn, encodeNumbers, type CodedColumn } from './CodedColumn';
import { LinkRows } from './LinkRows';
import { LogTable, tableColumns, type DaySource } from './LogTable';

const TRACKED = 'log_link_visit_action_tracked';
/** Columns of numbers to be summed. */
const measures = ['bandwidth', 'time_server'];
/** Of both tables. */
const keyColumns = ['idlink_va', 'idsite'];

/** A site-day's actions with all their columns: those of both tables, and what follows from a visit's other actions. */
export class ActionColumns extends LogTable {
  private linkRows: LinkRows | null = null;
  private known: Set<string> | null = null;
  private isThere: boolean | null = null;
  private types: Uint8Array | null = null;

  constructor(source: DaySource) {
    super(source, 'log_link_visit_action');
  }

  get links(): LinkRows {
    const { db, visits } = this.source;
    return (this.linkRows ??= new LinkRows(db, this.source, visits));
  }

  override get visit(): Int32Array {
    return this.links.visit;
  }

  measure(name: string): Float64Array | null {
    return measures.includes(name) ? this.links.find(name) : null;
  }

  /** Is it an event or a block of content, no view of the page that it happens on? Null: none of the day's is. */
  get isOnPage(): ((row: number) => boolean) | null {
    if (!this.hasTracked) return null;
    const isEvent = this.isSet('idaction_event_category');
    const isContent = this.isSet('idaction_content_name');
    return (row) => isEvent(row) || isContent(row);
  }

  /** Does a tracking request tell of an action of the day what no log line does? */
  get hasTracked(): boolean {
    return (this.isThere ??= this.findTracked());
  }

  /** Is it a column of log_link_visit_action_tracked? */
  isTracked(name: string): boolean {
    this.known ??= tableColumns(this.source.db, TRACKED);
    return this.known.has(name) && !keyColumns.includes(name);
  }

  override storedColumn(name: string): CodedColumn | null {
    const numbers = this.links.find(name);
    if (numbers) return encodeNumbers(numbers);
    if (!this.isTracked(name)) return super.storedColumn(name);
    if (!this.hasTracked) return constantColumn(this.count, null);
    const join = sql`LEFT JOIN ${sql.identifier(TRACKED)} t ON t.idlink_va = a.idlink_va`;
    return encodeColumn(this.readCells(sql`t.${sql.identifier(name)}`, join));
  }

  protected override makeColumn(name: string): CodedColumn {
    if (name === 'type') return encodeColumn([...this.actionTypes]);
    if (name === 'time_spent') return this.timeSpent();
    if (name === 'is_entry' || name === 'is_exit') return this.end(name === 'is_entry');
    return super.makeColumn(name);
  }

  private findTracked(): boolean {
    const { db, idSite, day } = this.source;
    const { first, last } = dayKeyRange(idSite, day);
    const found = db.value(sql`
      SELECT 1 FROM ${sql.identifier(TRACKED)} WHERE idlink_va BETWEEN ${first} AND ${last} LIMIT 1
    `);
    return found === 1;
  }

  /** By row: events and content name a page, too, and searches only a keyword. */
  private get actionTypes(): Uint8Array {
    if (this.types) return this.types;
    const isEvent = this.isSet('idaction_event_category');
    const isContent = this.isSet('idaction_content_name');
    const { codes, values } = this.storedColumn('idaction_url') ?? constantColumn(this.count, null);
    const typeById = new Map(
      this.source.names.of(values.filter((id) => typeof id === 'number')).map(({ idaction, type }) => [idaction, type]),
    );
    const types = values.map((id) => (id === null ? actionTypes.siteSearch : (typeById.get(id as number) ?? 0)));
    this.types = Uint8Array.from(codes, (code, row) => {
      if (isEvent(row)) return actionTypes.eventCategory;
      return isContent(row) ? actionTypes.contentName : (types[code] as number);
    });
    return this.types;
  }

  private isSet(name: string): (row: number) => boolean {
    const { codes, values } = this.column(name);
    return (row) => values[codes[row] as number] !== null;
  }

  /** Page views and searches are what a visit begins and ends with, and what time is spent on. */
  private isInteraction(row: number): boolean {
    const type = this.actionTypes[row];
    return type === actionTypes.pageUrl || type === actionTypes.siteSearch;
  }

  /** Seconds until what followed the action in its visit, on the action itself. */
  private timeSpent(): CodedColumn {
    const { codes, values } = this.storedColumn('time_spent_ref_action') ?? constantColumn(this.count, 0);
    const seconds = new Array<number>(this.count).fill(0);
    let page = -1;
    for (let row = 0; row < this.count; row += 1) {
      if (page >= 0 && this.visit[page] !== this.visit[row]) page = -1;
      if (page >= 0) seconds[page] = (seconds[page] as number) + Number(values[codes[row] as number]);
      if (this.isInteraction(row)) page = row;
    }
    return encodeColumn(seconds);
  }

  private end(isEntry: boolean): CodedColumn {
    const found = new Map<number, number>();
    for (let row = 0; row < this.count; row += 1) {
      const visit = this.visit[row] as number;
      if (this.isInteraction(row) && !(isEntry && found.has(visit))) found.set(visit, row);
    }
    const ends = new Set(found.values());
    return encodeColumn(Array.from(this.visit, (_, row) => (ends.has(row) ? 1 : 0)));
  }
}
