import { AppError, type ErrorValue } from '@shared/errors';
import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { FileBeingRead, Stored } from '../tracker/RequestLog';
import { countDry, toCounters } from './batchCounters';
import { detectFormat, hasRequests, type DetectedFormat } from './detectFormat';
import { guessOwnUrl, guessTrackedUrl } from './guessOwnUrl';
import { holdUntilKnown, type KnownBlock } from './holdUntilKnown';
import type { ImportRun } from './ImportRun';
import type { FileIdentity } from './ledger/fileIdentity';
import type { FileRecord } from './ledger/FileRecord';
import { addCounters, type FileMet } from './ledger/ImportRecord';
import type { LogBlock, LogSource } from './openLog';
import type { ParsedBatch } from './ParsedBatch';
import { FileQualityRecorder } from '../quality/FileQuality';

/** Blocks being parsed while one is stored; bounds memory. */
const BLOCKS_IN_FLIGHT = 12;

/** A block in the hands of a parser. */
interface BlockBeingParsed {
  batch: Promise<ParsedBatch>;
  bytesDone: number;
  isOpenEnded: boolean;
}

/** Where a log comes from. */
export interface LogOrigin {
  identity: FileIdentity;
  /** What its path has behind that of the file on disk: which log of an archive it is. */
  entry: string;
}

/** One file on its way into the request log. */
export class FileImport {
  private readonly counters = newImportCounters();
  private file: FileBeingRead | null = null;
  private record: FileRecord | null = null;
  private siteOfFile = 0;
  /** Failed lines that came before the format was known. */
  private readonly tooLong: ParsedBatch['failures'] = [];
  private format: DetectedFormat | null = null;
  private readonly bytesBefore: number;
  private readonly quality: FileQualityRecorder;

  constructor(
    private readonly run: ImportRun,
    private readonly source: LogSource,
    private readonly origin: LogOrigin,
  ) {
    this.bytesBefore = run.bytesDone;
    this.quality = new FileQualityRecorder(run.engine.now());
  }

  /** Reads the file to its end. Throws when it can't be; what was read until then is stored. */
  async read(): Promise<void> {
    const parsing: BlockBeingParsed[] = [];
    try {
      for await (const { block, format } of this.knownBlocks()) {
        if (format === null) {
          this.countUnread(block);
          continue;
        }
        if (this.format === null) this.openRecord(format.format);
        this.format = format;
        const { bytesDone, isOpenEnded = false } = block;
        parsing.push({ batch: this.run.parsers.parse(block, format.format), bytesDone, isOpenEnded });
        if (parsing.length >= BLOCKS_IN_FLIGHT) await this.goOn(parsing);
      }
      while (parsing.length > 0) await this.goOn(parsing);
    } catch (error) {
      // what could be read of a log is imported before it is reported what could not
      if (isOfReading(error)) while (parsing.length > 0) await this.storeNext(parsing);
      else await Promise.allSettled(parsing.map(({ batch }) => batch));
      throw this.withLines(error);
    }
    if (this.format === null && this.counters.lines_read > 0) this.endUnread();
  }

  /** How many lines were stored, in an error that says so. */
  private withLines(error: unknown): unknown {
    const isOfFile = error instanceof AppError && error.code.startsWith('file.');
    return isOfFile ? new AppError(error.code, { ...error.params, lines: this.counters.lines_read }) : error;
  }

  private knownBlocks(): AsyncIterable<KnownBlock> {
    return holdUntilKnown(this.source.blocks(), {
      canTell: (block) => !block.isCut && hasRequests(block.bytes),
      detect: (block) => this.detect(block),
    });
  }

  /** Counts lines that can't tell the format: comments, and what is too long to be read. */
  private countUnread(block: LogBlock): void {
    const { lines } = block;
    if (block.isCut) this.countCut(block);
    else this.count({ ...newImportCounters(), lines_read: lines, comments: lines });
  }

  /** A log without requests, as servers leave it on quiet days, is none the worse; one that can't be read is. */
  private endUnread(): void {
    this.openRecord('');
    if (this.tooLong.length === 0) return;
    throw new AppError('format.tooLong', { path: this.source.path, lines: this.counters.lines_read });
  }

  /** A line too long to be read cannot tell the format either. */
  private countCut(block: LogBlock): void {
    this.count({ ...newImportCounters(), lines_read: block.lines, failed: block.lines });
    const failure = { line: block.firstLine, reason: 'the line is too long', text: '' };
    this.tooLong.push(failure);
    this.run.noteFailures(this.source.path, { failures: [failure], failedBy: [[failure.reason, 1]] });
  }

  /** Writes down why the file could not be read to its end. */
  fail(error: ErrorValue): void {
    if (this.record) this.record.fail(error);
    else this.run.record?.addUnreadFile(this.met(''), error);
  }

  private detect({ bytes, header }: LogBlock): DetectedFormat {
    try {
      return detectFormat(bytes, { path: this.source.path, options: this.run.options, header });
    } catch (error) {
      this.run.throwIfCancelled();
      throw error;
    }
  }

  private openRecord(format: string): void {
    this.record = this.run.record?.openFile(this.met(format)) ?? null;
    if (!this.record) return;
    if (this.counters.lines_read > 0) this.record.noteFailed(this.tooLong, this.counters);
    this.siteOfFile = this.record.siteOfFile;
    this.file = this.run.requestLog.openFile(this.record.file);
  }

  private met(format: string): FileMet {
    const { path, bytesTotal: bytes } = this.source;
    return { path, format, bytes, ...this.origin };
  }

  private async goOn(parsing: BlockBeingParsed[]): Promise<void> {
    await this.storeNext(parsing);
    this.run.checkIn();
  }

  private async storeNext(parsing: BlockBeingParsed[]): Promise<void> {
    const next = parsing.shift();
    if (!next) return;
    const batch = await next.batch;
    this.quality.note(batch, next.isOpenEnded);
    this.store(batch);
    this.run.bytesDone = this.bytesBefore + next.bytesDone;
    this.run.noteFailures(this.source.path, batch);
  }

  private store(batch: ParsedBatch): void {
    const { run, file, record } = this;
    if (!file || !record) {
      this.count(toCounters(batch, countDry(batch)));
      return;
    }
    // a log whose site can't be told must not take along what others have stored
    const ofHost = this.sitesOf(batch);
    run.store(() => {
      const stored = run.requestLog.append(batch, file, {
        ofHost,
        named: (idSite) => run.resolver.siteOfNumber(idSite, () => guessTrackedUrl(batch, idSite)),
        zoneOf: (idSite) => run.timeZoneOf(idSite),
      });
      this.count(toCounters(batch, stored));
      run.noteDays(stored.days);
      this.save(record, batch, stored);
      run.dueDays.noteBatch(stored.days);
    });
  }

  private save(record: FileRecord, batch: ParsedBatch, stored: Stored): void {
    const { counters, siteOfFile } = this;
    record.save({ batch, stored, counters, quality: this.quality.toQuality(), siteOfFile });
    this.run.record?.save(this.run.idSites);
  }

  /** The sites of the hosts that rows name, in the place of the hosts. */
  private sitesOf(batch: ParsedBatch): number[] {
    const sites: number[] = [];
    for (let row = 0; row < batch.rows; row += 1) {
      const host = batch.host[row]!;
      sites[host] ??= this.siteOf(batch.hosts.texts[host]!, batch);
    }
    return sites;
  }

  private siteOf(host: string, batch: ParsedBatch): number {
    const { options, resolver } = this.run;
    // tracking requests name their sites by number; their host is the tracker's
    if (options.replayTracking) return 0;
    if (this.format?.hasHost || options.logHostname) return resolver.siteOfHost(host);
    this.siteOfFile ||= resolver.siteOfFile({ path: this.source.path, ownUrl: guessOwnUrl(batch) });
    return this.siteOfFile;
  }

  private count(counters: ImportCounters): void {
    addCounters(this.counters, counters);
    this.run.count(counters);
  }
}

/** Whether the file, or who waits for it, ended the reading, and not what came of its lines. */
function isOfReading(error: unknown): boolean {
  if (error instanceof AppError) return error.code.startsWith('file.');
  return error instanceof Error && error.name === 'AbortError';
}
