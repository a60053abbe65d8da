import { AppError } from '@shared/errors';
import { newImportCounters, type ImportCounters } from '@shared/ipc/importCounters';
import type { FileBeingRead } from '../tracker/RequestLog';
import { countDry, toCounters } from './batchCounters';
import { detectFormat, type DetectedFormat } from './detectFormat';
import { guessOwnUrl, guessTrackedUrl } from './guessOwnUrl';
import { addCounters } from './ImportLedger';
import type { ImportRun } from './ImportRun';
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

/** One file on its way into the request log. */
export class FileImport {
  private readonly counters = newImportCounters();
  private file: FileBeingRead | null = null;
  private idFile = 0;
  private siteOfFile = 0;
  private format: DetectedFormat | null = null;
  private readonly bytesBefore: number;
  private readonly quality: FileQualityRecorder;

  constructor(
    private readonly run: ImportRun,
    private readonly source: LogSource,
  ) {
    this.bytesBefore = run.bytesDone;
    this.quality = new FileQualityRecorder(run.engine.now());
  }

  /** Reads the file to its end. Throws when it can't be; what was read until then is stored. */
  async read(): Promise<void> {
    const parsing: BlockBeingParsed[] = [];
    try {
      for await (const block of this.source.blocks()) {
        if (this.format === null && block.isCut) {
          this.countCut(block);
          continue;
        }
        this.format ??= this.openFile(block);
        const { bytesDone, isOpenEnded = false } = block;
        parsing.push({ batch: this.run.parsers.parse(block, this.format.format), bytesDone, isOpenEnded });
        if (parsing.length >= BLOCKS_IN_FLIGHT) await this.storeNext(parsing);
      }
      while (parsing.length > 0) await this.storeNext(parsing);
    } catch (error) {
      // what could be read of a log is imported before it is reported what could not
      if (error instanceof AppError && error.code.startsWith('file.')) {
        while (parsing.length > 0) await this.storeNext(parsing);
        throw new AppError(error.code, { ...error.params, lines: this.counters.lines_read });
      }
      await Promise.allSettled(parsing.map(({ batch }) => batch));
      throw error;
    }
  }

  /** A line too long to be read cannot tell the format either. */
  private countCut(block: LogBlock): void {
    this.count({ ...newImportCounters(), lines_read: block.lines, failed: block.lines });
    const reason = 'the line is too long';
    this.run.noteFailures(this.source.path, [{ line: block.firstLine, reason, text: '' }]);
  }

  private openFile(block: LogBlock): DetectedFormat {
    const { options, ledger, requestLog } = this.run;
    const format = detectFormat(block.bytes, { path: this.source.path, options });
    if (ledger) {
      const { path, bytesTotal } = this.source;
      const file = { path, format: format.format, source: options.source, bytes: bytesTotal };
      this.idFile = ledger.openFile(file);
      this.file = requestLog.openFile({ idFile: this.idFile, source: options.source });
    }
    return format;
  }

  private async storeNext(parsing: BlockBeingParsed[]): Promise<void> {
    const next = parsing.shift();
    if (!next) return;
    const batch = await next.batch;
    this.quality.note(batch, next.isOpenEnded);
    this.store(batch);
    this.run.bytesDone = this.bytesBefore + next.bytesDone;
    this.run.noteFailures(this.source.path, batch.failures);
    this.run.checkIn();
  }

  private store(batch: ParsedBatch): void {
    const { run, file } = this;
    const { ledger } = run;
    if (!ledger || !file) {
      this.count(toCounters(batch, countDry(batch)));
      return;
    }
    run.group.write(() => {
      const stored = run.requestLog.append(batch, file, {
        ofHost: batch.hosts.texts.map((host) => this.siteOf(host, batch)),
        named: (idSite) => run.resolver.siteOfNumber(idSite, () => guessTrackedUrl(batch, idSite)),
        zoneOf: (idSite) => run.timeZoneOf(idSite),
      });
      this.count(toCounters(batch, stored));
      ledger.save(this.idFile, this.counters, this.quality.toQuality());
      run.noteDays(stored.days);
      run.dueDays.noteBatch(stored.days);
    });
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
