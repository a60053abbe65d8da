import type { LineMatcher } from './LineMatcher';
import { toByteCharacters } from './RecordWriter';

/** The value of a group in an object: dots lead into objects and lists, `|` separates places to look at in turn. */
export type JsonFields = Readonly<Record<string, string>>;

/** Where values stand in the objects of one format. */
export interface JsonShape {
  fields: JsonFields;
  /** Places that a line of this format has, whatever stands there. */
  needs: readonly string[];
}

type Steps = readonly string[];

/** Cuts lines that are JSON objects. */
export class JsonMatcher implements LineMatcher {
  readonly names: readonly string[];
  readonly values: string[];
  stop = 0;
  private readonly places: readonly (readonly Steps[])[];
  private readonly needs: readonly Steps[];

  constructor({ fields, needs }: JsonShape) {
    this.names = Object.keys(fields);
    this.values = this.names.map(() => '');
    this.places = Object.values(fields).map((place) => place.split('|').map((each) => each.split('.')));
    this.needs = needs.map((need) => need.split('.'));
  }

  match(line: string): string {
    this.stop = 0;
    const entry = parseObject(line);
    if (entry === undefined) return 'not a JSON object';
    this.stop = 1;
    for (const need of this.needs) if (find(entry, need) === undefined) return `no ${need.join('.')}`;
    const isWide = line.includes('\\u');
    for (let i = 0; i < this.places.length; i += 1) {
      const value = toText(findFirst(entry, this.places[i]!));
      this.values[i] = isWide ? toByteCharacters(value) : value;
    }
    return '';
  }
}

/** The object that a line is; nginx's `\xNN` counts as the byte it means, and what follows the object is ignored. */
function parseObject(line: string): unknown {
  if (line.charCodeAt(0) !== 123) return undefined;
  const end = line.charCodeAt(line.length - 1) === 125 ? line.length : line.lastIndexOf('}') + 1;
  const json = line.slice(0, end);
  try {
    return JSON.parse(json.includes('\\x') ? unescapeBytes(json) : json);
  } catch {
    return undefined;
  }
}

function unescapeBytes(json: string): string {
  return json.replace(/\\(?:x([0-9a-fA-F]{2})|.)/gs, (whole, hex: string | undefined) =>
    hex === undefined ? whole : `\\u00${hex}`,
  );
}

function findFirst(entry: unknown, places: readonly Steps[]): unknown {
  for (const place of places) {
    const value = find(entry, place);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

function find(entry: unknown, steps: Steps): unknown {
  let value = entry;
  for (let i = 0; i < steps.length; i += 1) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, steps[i]!)) return undefined;
    const parent = value as Record<string, unknown>;
    value = parent[steps[i]!];
    // Azure's App Service writes an object into a text
    if (typeof value === 'string' && i < steps.length - 1) value = parent[steps[i]!] = parseObject(value);
  }
  return value;
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}
