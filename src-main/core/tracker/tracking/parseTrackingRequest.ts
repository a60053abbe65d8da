import { decodeText } from '@shared/referrers/decodeText';

/** What a page reports to its tracker, by parameter: the last value of a name counts, an empty one is none. */
export class TrackingRequest {
  /** `raw` values are still percent-encoded: of dozens, few are ever asked for. */
  constructor(private readonly raw: ReadonlyMap<string, string>) {}

  get names(): Iterable<string> {
    return this.raw.keys();
  }

  get isEmpty(): boolean {
    return this.raw.size === 0;
  }

  has(name: string): boolean {
    return this.raw.has(name);
  }

  /** '' without a value. */
  text(name: string): string {
    const raw = this.raw.get(name);
    return raw === undefined ? '' : decodeText(raw);
  }

  /** null without a value, or where it is no number. */
  number(name: string): number | null {
    return toNumber(this.text(name));
  }

  /** A whole number that is not negative; null otherwise. */
  count(name: string): number | null {
    const value = this.number(name);
    return value !== null && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? Math.floor(value) : null;
  }

  isOn(name: string): boolean {
    return this.text(name) === '1';
  }

  /** The JSON of a parameter, as `cvar` and `ec_items` have it; null where it is none. */
  json(name: string): unknown {
    const text = this.text(name);
    if (text === '') return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return null;
    }
  }
}

/** The request that a logged target makes, `/matomo.php?idsite=1&rec=1&…`. */
export function parseTrackingRequest(target: string): TrackingRequest {
  const mark = target.indexOf('?');
  const args = new Map<string, string>();
  for (let start = mark + 1; mark >= 0 && start < target.length;) {
    const next = target.indexOf('&', start);
    const end = next < 0 ? target.length : next;
    const equals = target.indexOf('=', start);
    if (equals > start && equals + 1 < end) {
      args.set(decodeText(target.slice(start, equals)), target.slice(equals + 1, end));
    }
    start = end + 1;
  }
  return new TrackingRequest(args);
}

/** A number as requests write it; null for anything else. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?\s*$/i.test(value)) return null;
  return Number(value);
}
