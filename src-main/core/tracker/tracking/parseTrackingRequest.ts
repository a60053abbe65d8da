import { decodeText } from '@shared/referrers/decodeText';

/** What a page reports to its tracker, by parameter: the last value of a name counts, an empty one is none. */
export class TrackingRequest {
  constructor(readonly args: ReadonlyMap<string, string>) {}

  /** '' without a value. */
  text(name: string): string {
    return this.args.get(name) ?? '';
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
  if (mark < 0) return new TrackingRequest(args);
  for (const pair of target.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=');
    const value = equals < 0 ? '' : decodeText(pair.slice(equals + 1));
    if (value !== '') args.set(decodeText(pair.slice(0, equals)), value);
  }
  return new TrackingRequest(args);
}

/** A number as requests write it; null for anything else. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?\s*$/i.test(value)) return null;
  return Number(value);
}
