import { Buffer } from 'node:buffer';
import { toExtraText, type ExtraFact } from '../tracker/extraFact';
import { isPlain } from './decodeField';
import type { LineFields } from './formats/LogFormat';
import type { ImportOptions } from './ImportOptions';
import type { TextColumn } from './ParsedBatch';
import { TextTable } from './TextTable';

const MAX_TEXTS = 50_000;
/** What Matomo's importer puts between the parts of titles. */
const USUAL_DELIMITER = '/';

type Decode = (buffer: Buffer, start: number, end: number) => string;
type ExtraOptions = Pick<ImportOptions, 'anonymizeIp' | 'trackHttpMethod' | 'titleCategoryDelimiter'>;

/** What lines say beyond the columns. Nearly all say nothing, which costs them nothing. */
export class ExtraTable {
  private readonly table: TextTable;
  private readonly hasMore: boolean;
  /** The entry of lines that say nothing. */
  private nothing = 0;

  constructor(
    private readonly options: ExtraOptions,
    private readonly decode: Decode,
  ) {
    this.table = new TextTable({ decode, limit: MAX_TEXTS });
    this.hasMore = options.trackHttpMethod || options.titleCategoryDelimiter !== USUAL_DELIMITER;
  }

  beginBatch(): void {
    this.table.beginBatch();
    this.nothing = this.table.internText('');
  }

  /** The entry of what the line says. */
  intern(fields: LineFields): number {
    const isNothing = fields.extra === null && fields.forwardedEnd === fields.forwardedStart && !this.hasMore;
    return isNothing ? this.nothing : this.table.internText(toExtraText(this.toFact(fields)));
  }

  get column(): TextColumn {
    return this.table.column;
  }

  private toFact(fields: LineFields): ExtraFact {
    const { forwardedStart, forwardedEnd, methodStart, methodEnd, status } = fields;
    const { anonymizeIp, trackHttpMethod, titleCategoryDelimiter } = this.options;
    const { buffer } = fields.source;
    const fact = fields.extra === null ? {} : this.toText(fields.extra);
    // addresses that are to be forgotten stand there, too
    if (forwardedEnd > forwardedStart && anonymizeIp === 0) {
      fact.forwarded = this.decode(buffer, forwardedStart, forwardedEnd);
    }
    if (trackHttpMethod && methodEnd > methodStart) {
      const method = this.decode(buffer, methodStart, methodEnd);
      fact.pageVariables = { ...fact.pageVariables, 'HTTP-method': method };
    }
    const hasTitle = status >= 300 && status !== 304;
    if (hasTitle && titleCategoryDelimiter !== USUAL_DELIMITER) fact.titleDelimiter = titleCategoryDelimiter;
    return fact;
  }

  /** A copy of the fact whose characters are no longer bytes. */
  private toText<T>(value: T): T {
    if (typeof value === 'string') return this.decodeBytes(value) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.toText(inner)])) as T;
  }

  private decodeBytes(text: string): string {
    const bytes = Buffer.from(text, 'latin1');
    return isPlain(bytes, 0, bytes.length) ? text : this.decode(bytes, 0, bytes.length);
  }
}
