import { SECONDS_PER_HOUR } from '@shared/units';
import type { ParsedBatch } from '../import/ParsedBatch';
import type { BatchIds } from './BatchIds';
import type { FactCells } from './factChunk';

type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** The cells of some rows of a batch, all of one site and hour. Texts and clients that are new are stored. */
export function toFactCells(
  batch: ParsedBatch,
  { rows, hour }: { rows: readonly number[]; hour: number },
  ids: BatchIds,
): FactCells {
  const halves = new Uint32Array(batch.fingerprint.buffer, batch.fingerprint.byteOffset, batch.rows * 2);
  const texts = (column: Column, of: ParsedBatch['hosts']) => {
    const cells = pick(column, rows);
    ids.ofTexts(of, cells);
    return cells;
  };
  const client = pick(batch.client, rows);
  ids.ofClients(batch, client);
  return {
    second: plus(pick(batch.time, rows), -hour * SECONDS_PER_HOUR),
    client,
    host: texts(batch.host, batch.hosts),
    target: texts(batch.target, batch.targets),
    referrer: texts(batch.referrer, batch.referrers),
    method: pick(batch.method, rows),
    status: pick(batch.status, rows),
    bytes: plus(pick(batch.bytes, rows), 1),
    responseTime: plus(pick(batch.responseTime, rows), 1),
    fate: pick(batch.fate, rows),
    kind: pick(batch.kind, rows),
    protocol: pick(batch.protocol, rows),
    extra: texts(batch.extra, batch.extras),
    line: pick(batch.line, rows),
    fingerprintLow: pickHalf(halves, rows, 0),
    fingerprintHigh: pickHalf(halves, rows, 1),
  };
}

/** Logs run forward in time: the rows of an hour mostly stand side by side, and are copied in one go. */
function pick(column: Column, rows: readonly number[]): Float64Array {
  const first = rows[0]!;
  const last = rows.at(-1)!;
  if (last - first === rows.length - 1) return new Float64Array(column.subarray(first, last + 1));
  return Float64Array.from(rows, (row) => column[row]!);
}

function pickHalf(halves: Uint32Array, rows: readonly number[], half: number): Float64Array {
  const cells = new Float64Array(rows.length);
  for (let i = 0; i < cells.length; i += 1) cells[i] = halves[rows[i]! * 2 + half]!;
  return cells;
}

function plus(cells: Float64Array, change: number): Float64Array {
  for (let i = 0; i < cells.length; i += 1) cells[i]! += change;
  return cells;
}
