import { SECONDS_PER_HOUR } from '@shared/units';
import type { ParsedBatch, TextColumn } from '../import/ParsedBatch';
import type { BatchIds } from './BatchIds';
import { factColumns, type FactCells } from './factChunk';

type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** Makes the cells of chunks, always in the same arrays: cells are good until the next are made. */
export class FactCellBuilder {
  private arrays = newArrays(4096);

  constructor(private readonly ids: BatchIds) {}

  /** The cells of some rows of a batch, all of one site and hour. Texts and clients that are new are stored. */
  build(batch: ParsedBatch, { rows, hour }: { rows: readonly number[]; hour: number }): FactCells {
    if (rows.length > this.arrays.second.length) this.arrays = newArrays(rows.length * 2);
    const cells = sliced(this.arrays, rows.length);
    const { ids } = this;
    for (const name of ['method', 'status', 'fate', 'kind', 'protocol', 'line'] as const) {
      pick(batch[name], rows, cells[name]);
    }
    plus(pick(batch.time, rows, cells.second), -hour * SECONDS_PER_HOUR);
    plus(pick(batch.bytes, rows, cells.bytes), 1);
    plus(pick(batch.responseTime, rows, cells.responseTime), 1);
    ids.ofClients(batch, pick(batch.client, rows, cells.client));
    const texts = (of: TextColumn, column: Column, into: Float64Array) => ids.ofTexts(of, pick(column, rows, into));
    texts(batch.hosts, batch.host, cells.host);
    texts(batch.targets, batch.target, cells.target);
    texts(batch.referrers, batch.referrer, cells.referrer);
    texts(batch.extras, batch.extra, cells.extra);
    const halves = new Uint32Array(batch.fingerprint.buffer, batch.fingerprint.byteOffset, batch.rows * 2);
    for (let i = 0; i < rows.length; i += 1) {
      cells.fingerprintLow[i] = halves[rows[i]! * 2]!;
      cells.fingerprintHigh[i] = halves[rows[i]! * 2 + 1]!;
    }
    return cells;
  }
}

function newArrays(length: number): FactCells {
  return Object.fromEntries(factColumns.map((name) => [name, new Float64Array(length)])) as FactCells;
}

function sliced(arrays: FactCells, length: number): FactCells {
  return Object.fromEntries(factColumns.map((name) => [name, arrays[name].subarray(0, length)])) as FactCells;
}

/** Logs run forward in time: the rows of an hour mostly stand side by side, and are copied in one go. */
function pick(column: Column, rows: readonly number[], into: Float64Array): Float64Array {
  const first = rows[0]!;
  const last = rows.at(-1)!;
  if (last - first === rows.length - 1) into.set(column.subarray(first, last + 1));
  else for (let i = 0; i < rows.length; i += 1) into[i] = column[rows[i]!]!;
  return into;
}

function plus(cells: Float64Array, change: number): void {
  for (let i = 0; i < cells.length; i += 1) cells[i]! += change;
}
