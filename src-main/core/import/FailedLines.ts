import type { ByteText } from './ByteText';
import { decodeUtf8 } from './decodeField';
import { toErrorLogServer } from './formats/errorLog';
import type { ParsedBatch } from './ParsedBatch';

const MAX_SAMPLES = 20;
const MAX_TEXT = 500;
/** What tells a line of an error log stands at its start. */
const MAX_ERROR_LOG_START = 100;

/** The lines of a block that were not understood: all are counted by their reason, the first few kept to look at. */
export class FailedLines {
  private failures: ParsedBatch['failures'] = [];
  private readonly byReason = new Map<string, number>();

  /** The line's bytes are [start, end). */
  add(text: ByteText, line: { number: number; start: number; end: number }, reason: string): void {
    const start = decodeUtf8(text.buffer, line.start, Math.min(line.end, line.start + MAX_ERROR_LOG_START));
    const said = toErrorLogServer(start) === '' ? reason : 'a line of an error log, not of an access log';
    this.byReason.set(said, (this.byReason.get(said) ?? 0) + 1);
    if (this.failures.length >= MAX_SAMPLES) return;
    const end = Math.min(line.end, line.start + MAX_TEXT * 4);
    const sample = decodeUtf8(text.buffer, line.start, end).slice(0, MAX_TEXT);
    this.failures.push({ line: line.number, reason: said, text: sample });
  }

  /** What there was since it was last taken. */
  take(): Pick<ParsedBatch, 'failed' | 'failedBy' | 'failures'> {
    const failedBy = [...this.byReason];
    const { failures } = this;
    this.failures = [];
    this.byReason.clear();
    return { failed: failedBy.reduce((sum, [, lines]) => sum + lines, 0), failedBy, failures };
  }
}
