import { Buffer } from 'node:buffer';
import type { ByteText } from '../ByteText';
import { groupSetters, LineRecord } from './LineRecord';
import type { LineFields, OpenFormat } from './LogFormat';
import { RecordClock } from './RecordClock';
import { RecordWriter } from './RecordWriter';

const LF = 10;
const CR = 13;

/** Cuts lines into groups: what formats of words, columns, JSON and regular expressions have in common. */
export interface LineMatcher {
  /** The group that each value belongs to; '' for one that nobody asks for. */
  readonly names: readonly string[];
  /** How it cuts, as --dump-log-regex shows it. */
  readonly pattern: string;
  /** The values of the line that was matched last. */
  readonly values: readonly string[];
  /** How far in the line matching came. */
  readonly stop: number;
  /**
   * The line's characters are bytes, those from `start` on. Returns: '' or the reason why the line does not fit;
   * `comment` for one that is no request by intent.
   */
  match(line: string, bytes: Uint8Array<ArrayBuffer>, start: number): string;
}

/** How values are changed before they are used, by group. */
export type GroupChanges = Readonly<Record<string, (value: string) => string>>;

/** How a matcher's groups become a format. */
export interface GroupFormatOptions {
  changes?: GroupChanges;
  /** --log-date-format. */
  dateFormat?: string;
  /** Where two shapes of line belong to one format: tried where the first does not fit. */
  others?: readonly LineMatcher[];
  /** The category of events, where no group says it. */
  eventCategory?: string;
}

/** Makes a format of a matcher. */
export function openGroups(matcher: LineMatcher, options: GroupFormatOptions = {}): OpenFormat {
  const reader = new GroupReader([matcher, ...(options.others ?? [])], options);
  const names = new Set(matcher.names.filter((name) => name !== ''));
  return {
    hasHost: names.has('host') || names.has('url'),
    pattern: [matcher, ...(options.others ?? [])].map(({ pattern }) => pattern).join('\n'),
    fields: [...names].reduce((sum, name) => sum + (name === 'request' ? 2 : 1), 0),
    read: (text, start, fields) => reader.read(text, start, fields),
    preview: (text, start) => reader.preview(text, start),
  };
}

/** A matcher with the setters of its groups. */
interface Shape {
  matcher: LineMatcher;
  setters: ((record: LineRecord, value: string) => void)[];
}

/** Reads lines by their groups. */
class GroupReader {
  private readonly record = new LineRecord();
  private readonly writer: RecordWriter;
  private readonly shapes: readonly Shape[];

  constructor(
    matchers: readonly LineMatcher[],
    private readonly options: GroupFormatOptions,
  ) {
    this.writer = new RecordWriter(new RecordClock(options.dateFormat));
    const { changes = {} } = options;
    this.shapes = matchers.map((matcher) => ({
      matcher,
      setters: matcher.names.map((name) => toSetter(name, changes[name] && remember(changes[name]))),
    }));
  }

  read(text: ByteText, start: number, fields: LineFields): string {
    const end = findEnd(text, start);
    const line = text.buffer.toString('latin1', start, end);
    fields.source = text;
    fields.stop = start;
    let closest = '';
    for (const shape of this.shapes) {
      const reason = shape.matcher.match(line, text.bytes, start) || this.write(shape, fields);
      if (reason === '') {
        fields.stop = end;
        return '';
      }
      // of the shapes that don't fit, the one that was followed furthest says why
      const stop = start + Math.min(shape.matcher.stop, line.length);
      if (closest === '' || stop > fields.stop) closest = reason;
      fields.stop = Math.max(fields.stop, stop);
    }
    return closest;
  }

  preview(text: ByteText, start: number): Record<string, string> {
    const line = text.buffer.toString('latin1', start, findEnd(text, start));
    const shape = this.shapes.find(({ matcher }) => matcher.match(line, text.bytes, start) === '');
    const groups: Record<string, string> = {};
    shape?.matcher.names.forEach((name, i) => {
      const value = shape.matcher.values[i]!;
      if (name !== '') groups[name] = this.options.changes?.[name]?.(value) ?? value;
    });
    const { eventCategory } = this.options;
    if (eventCategory !== undefined && groups['event_action'] !== undefined) groups['event_category'] = eventCategory;
    return groups;
  }

  private write({ matcher, setters }: Shape, fields: LineFields): string {
    const { record } = this;
    record.clear(this.options.eventCategory);
    for (let i = 0; i < setters.length; i += 1) setters[i]!(record, matcher.values[i]!);
    return this.writer.write(record, fields);
  }
}

function findEnd(text: ByteText, start: number): number {
  const end = text.buffer.indexOf(LF, start);
  return end > start && text.bytes[end - 1] === CR ? end - 1 : end;
}

const MAX_REMEMBERED = 5_000;
const MAX_LENGTH = 1_000;

/** The change, remembering what it made of values: they come again and again. */
function remember(change: (value: string) => string): (value: string) => string {
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const changed = change(value);
    if (value.length > MAX_LENGTH) return changed;
    if (known.size >= MAX_REMEMBERED) known.clear();
    // a copy: a part of the line's own text would keep the whole line in memory
    known.set(Buffer.from(value, 'latin1').toString('latin1'), Buffer.from(changed, 'latin1').toString('latin1'));
    return changed;
  };
}

function toSetter(name: string, change?: (value: string) => string): Shape['setters'][number] {
  const set = Object.hasOwn(groupSetters, name) ? groupSetters[name]! : () => undefined;
  return change === undefined ? set : (record, value) => set(record, change(value));
}
