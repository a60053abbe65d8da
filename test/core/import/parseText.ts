import { parseImportOptions, type ImportOptions } from '@main/core/import/ImportOptions';
import { BlockParser } from '@main/core/import/BlockParser';
import { fates, kinds, methods, protocols, type Fate, type ParsedBatch } from '@main/core/import/ParsedBatch';
import { countLines } from '@main/core/import/countLines';
import { parseExtraText, type ExtraFact } from '@main/core/tracker/extraFact';

const fateNames = Object.keys(fates) as Fate[];

export interface ParsedLine {
  time: string;
  ip: string;
  user: string;
  language: string;
  host: string;
  method: string;
  target: string;
  status: number;
  bytes: number;
  /** Microseconds. */
  responseTime: number;
  referrer: string;
  userAgent: string;
  fate: Fate;
  isDownload: boolean;
  protocol: string;
  extra: ExtraFact;
  line: number;
}

/** A block of the text, each character a byte; the last line may lack its line feed. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text.endsWith('\n') ? text : `${text}\n`, 'latin1'));
}

export function parseText(text: string, format = 'ncsa_extended', options: Partial<ImportOptions> = {}): ParsedBatch {
  const bytes = toBytes(text);
  const parser = new BlockParser({ options: parseImportOptions(options) });
  const block = { bytes, firstLine: 1, lines: countLines(bytes), bytesDone: bytes.length, isCut: false };
  const batch = parser.parse(block, format);
  parser.close();
  return batch;
}

/** The rows of a batch with their texts, as one would write them down. */
export function toLines(batch: ParsedBatch): ParsedLine[] {
  return Array.from({ length: batch.rows }, (_, row) => {
    const client = batch.client[row]!;
    return {
      time: new Date(batch.time[row]! * 1000).toISOString(),
      ip: batch.clients.ip[client]!,
      user: batch.clients.userId[client]!,
      language: batch.clients.language[client]!,
      host: batch.hosts.texts[batch.host[row]!]!,
      method: methods[batch.method[row]!]!,
      target: batch.targets.texts[batch.target[row]!]!,
      status: batch.status[row]!,
      bytes: batch.bytes[row]!,
      responseTime: batch.responseTime[row]!,
      referrer: batch.referrers.texts[batch.referrer[row]!]!,
      userAgent: batch.userAgents.texts[batch.clients.userAgent[client]!]!,
      fate: fateNames[batch.fate[row]!]!,
      isDownload: batch.kind[row] === kinds.download,
      protocol: protocols[batch.protocol[row]!]!,
      extra: parseExtraText(batch.extras.texts[batch.extra[row]!]!),
      line: batch.line[row]!,
    };
  });
}

/** A combined line with the given parts. */
export function combined(parts: { target?: string; status?: number; agent?: string; time?: string } = {}): string {
  const { target = '/', status = 200, agent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' } = parts;
  const { time = '10/Feb/2026:16:42:07 +0000' } = parts;
  return `192.0.2.1 - - [${time}] "GET ${target} HTTP/1.1" ${status} 10 "-" "${agent}"\n`;
}
