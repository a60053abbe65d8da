import { Buffer } from 'node:buffer';
import { toErrorValue } from '@shared/errors';
import { newImportCounters } from '@shared/ipc/importCounters';
import type { Preview, PreviewFile } from '@shared/ipc/preview';
import { countDry, toCounters } from './batchCounters';
import { BlockParser } from './BlockParser';
import { ByteText } from './ByteText';
import { countLines } from './countLines';
import { decodeUtf8 } from './decodeField';
import { detectFormat, findLines } from './detectFormat';
import { expandPaths, fileSize } from './expandPaths';
import { LineFields } from './formats/LogFormat';
import { findFormat, logFormats, openFormat } from './formats/logFormats';
import type { ImportOptions } from './ImportOptions';
import type { LogBlock } from './LogBlock';
import { openLogs, type LogSource } from './openLog';

const MAX_FILES = 12;
/** Of an archive. */
const MAX_ENTRIES = 3;
const LINES_READ = 1_000;
const ROWS_SHOWN = 5;
const FAILURES_SHOWN = 3;
const HOSTS_SHOWN = 8;
const FIELD_LENGTH = 300;

/** Reads the start of each file as an import with these options would, and stores nothing. */
export async function previewLogs(paths: readonly string[], options: ImportOptions): Promise<Preview> {
  const all = await expandPaths(paths);
  const parser = new BlockParser({ options });
  const files: PreviewFile[] = [];
  try {
    for (const path of all) {
      if (files.length < MAX_FILES) files.push(...(await previewPath(path, options, parser)));
    }
  } finally {
    parser.close();
  }
  const sizes = await Promise.all(all.map(fileSize));
  return {
    files,
    count: all.length,
    formats: logFormats.map(({ name }) => name).sort(),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** A file, or the first ones of an archive. */
async function previewPath(path: string, options: ImportOptions, parser: BlockParser): Promise<PreviewFile[]> {
  const files: PreviewFile[] = [];
  const bytes = await fileSize(path);
  try {
    for await (const log of openLogs(path)) {
      files.push(await previewLog(log, options, parser));
      if (files.length === MAX_ENTRIES) break;
    }
  } catch (error) {
    files.push({ ...newPreview(path, bytes), error: toErrorValue(error) });
  }
  return files;
}

async function previewLog(log: LogSource, options: ImportOptions, parser: BlockParser): Promise<PreviewFile> {
  const preview = newPreview(log.path, log.bytesTotal);
  try {
    const block = await readStart(log);
    if (block === null) return preview;
    const { format, hasHost, pattern } = detectFormat(block.bytes, { path: log.path, options });
    Object.assign(preview, { format, hasHost, pattern });
    preview.rows = readRows(block, format, options);
    const batch = parser.parse(block, format);
    preview.counters = toCounters(batch, countDry(batch));
    preview.failures = batch.failures.slice(0, FAILURES_SHOWN).map((failure) => ({ path: log.path, ...failure }));
    preview.hosts = batch.hosts.texts.filter((host) => host !== '').slice(0, HOSTS_SHOWN);
  } catch (error) {
    preview.error = toErrorValue(error);
  }
  return preview;
}

/** The first lines of the first block that has any; null where there are none. A log cut off behind them is no error. */
async function readStart(log: LogSource): Promise<LogBlock | null> {
  for await (const block of log.blocks()) {
    if (block.isCut) continue;
    let end = 0;
    for (let line = 0; line < LINES_READ && end < block.bytes.length; line += 1) end = block.bytes.indexOf(10, end) + 1;
    const bytes = dropCutLine(block.bytes.slice(0, end), block.isOpenEnded);
    return { ...block, bytes, lines: countLines(bytes) };
  }
  return null;
}

/** Where only the head of a file is at hand, its last line is a part of one. */
function dropCutLine(bytes: Uint8Array<ArrayBuffer>, isOpenEnded = false): Uint8Array<ArrayBuffer> {
  const start = isOpenEnded ? bytes.lastIndexOf(10, bytes.length - 2) + 1 : 0;
  return start > 0 ? bytes.slice(0, start) : bytes;
}

/** The fields of the first lines that the format understands. */
function readRows({ bytes }: LogBlock, format: string, options: ImportOptions): Record<string, string>[] {
  const text = new ByteText(bytes);
  const fields = new LineFields();
  const rows: Record<string, string>[] = [];
  for (const { start, header } of findLines(text)) {
    const opened = openFormat(findFormat(format), { options, header });
    if (opened?.read(text, start, fields) === '') rows.push(shorten(opened.preview(text, start)));
    if (rows.length === ROWS_SHOWN) break;
  }
  return rows;
}

/** Characters of groups are bytes. */
function shorten(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      const buffer = Buffer.from(value.slice(0, FIELD_LENGTH), 'latin1');
      return [name, decodeUtf8(buffer, 0, buffer.length)];
    }),
  );
}

function newPreview(path: string, bytes: number): PreviewFile {
  return {
    path,
    bytes,
    format: '',
    pattern: '',
    hasHost: false,
    counters: newImportCounters(),
    rows: [],
    failures: [],
    hosts: [],
    error: null,
  };
}
