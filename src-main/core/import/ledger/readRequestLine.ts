import { Buffer } from 'node:buffer';
import type { ReadableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import { decodeUtf8 } from '../decodeField';
import { hashBytes, LANE_HIGH, LANE_LOW } from '../hashBytes';
import type { LogBlock } from '../LogBlock';
import { openLogs } from '../openLog';
import { findFile, type FileIdentity } from './fileIdentity';

const LF = 10;
const CR = 13;

/** A stored line, as log_request names it. */
export interface StoredLine {
  idFile: number;
  line: number;
  fingerprintLow: number;
  fingerprintHigh: number;
}

/** Where a stored line stood, and what it said. */
export interface RequestLine {
  path: string;
  line: number;
  /** null when the file is gone, or says something else there now. */
  text: string | null;
}

/**
 * The very line of a log that a stored request was made from, read from its file if it still stands there.
 *
 * Throws: what is wrong with a file that can be opened but not read.
 */
export async function readRequestLine(db: ReadableDatabase, stored: StoredLine): Promise<RequestLine | null> {
  const file = db.get<FileIdentity & { path: string; entry: string }>(sql`
    SELECT path, entry, location, size, modified, ends FROM import_file WHERE idfile = ${stored.idFile}
  `);
  if (!file) return null;
  const { path } = file;
  const { line } = stored;
  const found = await findFile(file);
  const bytes = 'path' in found ? await readLine(found.path, file.entry, line) : null;
  return { path, line, text: bytes && isSame(bytes, stored) ? decodeUtf8(bytes, 0, bytes.length) : null };
}

async function readLine(path: string, entry: string, line: number): Promise<Buffer | null> {
  for await (const log of openLogs(path)) {
    if (log.path !== path + entry) continue;
    for await (const block of log.blocks()) {
      if (block.firstLine + block.lines > line) return block.isCut ? null : lineOf(block, line);
    }
  }
  return null;
}

function lineOf(block: LogBlock, line: number): Buffer {
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.length);
  let start = 0;
  for (let at = block.firstLine; at < line; at += 1) start = bytes.indexOf(LF, start) + 1;
  const end = bytes.indexOf(LF, start);
  return bytes.subarray(start, bytes[end - 1] === CR && end > start ? end - 1 : end);
}

function isSame(bytes: Buffer, { fingerprintLow, fingerprintHigh }: StoredLine): boolean {
  const lanes = new Int32Array(2);
  hashBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, lanes);
  return lanes[LANE_LOW]! >>> 0 === fingerprintLow && lanes[LANE_HIGH]! >>> 0 === fingerprintHigh;
}
