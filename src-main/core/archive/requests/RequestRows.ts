import { pathOf } from '@shared/plugin/actions';
import type { CellValue } from '@shared/plugin/defineDimensions';
import type { TimeZone } from '@shared/period/timeZone';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../../db/Database';
import { readDayChunks, type DayChunk } from '../../tracker/dayChunks';
import type { FactColumn } from '../../tracker/factChunk';
import { columnAt, encodeNumbers, mapValues, pickRows, type CodedColumn } from '../CodedColumn';
import type { FactReaders } from '../DayRows';
import type { LogRows, RowsOfVisits } from '../LogRows';
import type { VisitRows } from '../VisitRows';
import { redirectColumns } from './redirectColumns';
import { isWorthKeeping, requestColumns, type FactRequestColumn, type RequestSource } from './requestColumns';
import { SelectedRows } from './SelectedRows';
import { visitsOfLines } from './visitsOfLines';

/** What request lines are read with. */
export interface RequestDay extends FactReaders {
  db: ReadableDatabase;
  idSite: number;
  day: SiteDay;
  timeZone: TimeZone;
  visits: VisitRows;
}

/**
 * One site-day's request lines, whatever became of them: facts, what their clients are, and the visit they belong to.
 *
 * Facts are numbers: each is read from the chunks once and numbered anew, and only the distinct ones of the rows that are
 * asked for become texts.
 */
export class RequestRows implements RowsOfVisits {
  readonly count: number;
  private readonly parts: readonly (DayChunk & { rows: Uint32Array })[];
  private readonly facts = new Map<string, Float64Array>();
  private readonly measures = new Map<string, Float64Array>();
  private readonly coded = new Map<string, CodedColumn>();
  private readonly decoded = new Map<string, CodedColumn>();
  private redirects: Record<RedirectColumn, CodedColumn> | null = null;
  private visitOf: Int32Array | null = null;

  constructor(private readonly day: RequestDay) {
    const { start, end, chunks } = readDayChunks(day.db, day, day.day);
    this.parts = chunks.map((part) => ({ ...part, rows: rowsWithin(part, start, end) }));
    this.count = this.parts.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** The row of the visit that a line belongs to, -1 for none. Rows stand in no particular order. */
  get visit(): Int32Array {
    return (this.visitOf ??= visitsOfLines(this.day, this.codedFact('client'), this.numbers('time')));
  }

  column(name: string): CodedColumn {
    let column = this.decoded.get(name);
    if (!column) {
      const source = sourceOf(name);
      if (isOfRedirect(name)) column = this.ofRedirect(name);
      else column = source ? this.decode(name, this.codedFact(source.fact), source) : this.ofVisit(name);
      this.decoded.set(name, column);
    }
    return column;
  }

  measure(name: string): Float64Array | null {
    const source = sourceOf(name);
    if (!source?.isMeasure) return null;
    let measure = this.measures.get(name);
    if (!measure) {
      measure = this.read(source.fact as FactColumn);
      for (let row = 0; row < this.count; row += 1)
        measure[row] = measure[row] === 0 ? NaN : (measure[row] as number) - 1;
      this.measures.set(name, measure);
    }
    return measure;
  }

  /** The rows that a mask has, as they are asked about by themselves. */
  selected(mask: Uint8Array): LogRows {
    return new SelectedRows(rowsOf(mask), {
      column: (name, rows) => {
        const source = sourceOf(name);
        if (!source || this.decoded.has(name)) return pickRows(this.column(name), rows);
        return this.decode(name, pickRows(this.codedFact(source.fact), rows), source);
      },
      measure: (name) => this.measure(name),
    });
  }

  private ofRedirect(name: RedirectColumn): CodedColumn {
    const audience = this.column('audience');
    const people = audience.values.indexOf('people');
    this.redirects ??= redirectColumns(
      {
        client: this.codedFact('client'),
        isPerson: (row) => audience.codes[row] === people,
        status: this.numbers('status'),
        time: this.numbers('time'),
        line: this.numbers('line'),
        referrer: this.numbers('referrer'),
      },
      (row) => pathOf(this.day.texts.text(this.numbers('target')[row] as number)),
    );
    return this.redirects[name];
  }

  private ofVisit(name: string): CodedColumn {
    return columnAt(this.day.visits.column(name), this.visit);
  }

  private decode(name: string, column: CodedColumn, source: RequestSource): CodedColumn {
    const { codes, values } = column;
    if (values[0] === null) return column; // without a row
    const { day } = this;
    const decode = (numbers: readonly number[]) => source.decode(numbers, day);
    const decodeAll = (numbers: readonly CellValue[]) =>
      isWorthKeeping(source) ? day.decoded.valuesOf(name, numbers as number[], decode) : decode(numbers as number[]);
    return source.isDistinct ? { codes, values: [...decodeAll(values)] } : mapValues(column, decodeAll);
  }

  private codedFact(fact: RequestSource['fact']): CodedColumn {
    let column = this.coded.get(fact);
    if (!column) this.coded.set(fact, (column = encodeNumbers(this.numbers(fact))));
    return column;
  }

  private numbers(fact: RequestSource['fact']): Float64Array {
    let numbers = this.facts.get(fact);
    if (!numbers) this.facts.set(fact, (numbers = fact === 'time' ? this.readTimes() : this.read(fact)));
    return numbers;
  }

  private read(fact: FactColumn): Float64Array {
    const numbers = new Float64Array(this.count);
    let at = 0;
    for (const { chunk, rows } of this.parts) {
      chunk.pick(fact, rows, numbers, at);
      at += rows.length;
    }
    return numbers;
  }

  private readTimes(): Float64Array {
    const times = this.read('second');
    let at = 0;
    for (const { hourStart, rows } of this.parts) {
      for (const end = at + rows.length; at < end; at += 1) times[at] = (times[at] as number) + hourStart;
    }
    return times;
  }
}

const redirectNames = ['redirectWay', 'redirectSteps', 'isFirstRedirect'] as const;
type RedirectColumn = (typeof redirectNames)[number];

function isOfRedirect(name: string): name is RedirectColumn {
  return redirectNames.some((known) => known === name);
}

function sourceOf(name: string): RequestSource | null {
  return Object.hasOwn(requestColumns, name) ? requestColumns[name as FactRequestColumn] : null;
}

function rowsOf(mask: Uint8Array): Int32Array {
  const rows = new Int32Array(mask.length);
  let count = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

function rowsWithin({ chunk, hourStart }: DayChunk, start: number, end: number): Uint32Array {
  const seconds = chunk.column('second');
  const rows = new Uint32Array(chunk.rows);
  let found = 0;
  for (let row = 0; row < chunk.rows; row += 1) {
    const time = hourStart + (seconds[row] as number);
    if (time < start || time >= end) continue;
    rows[found] = row;
    found += 1;
  }
  return rows.subarray(0, found);
}
