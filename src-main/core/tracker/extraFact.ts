/**
 * What a line says beyond the columns of log_request, as far as it says it. Stored as a text of log_text, since lines
 * repeat each other: JSON with the keys in this order, '' where there is nothing.
 */
export interface ExtraFact {
  /** Address chain of X-Forwarded-For or alike, as logged. */
  forwarded?: string;
  /** What a cache in front said: `HIT`, `Miss`, … */
  cache?: string;
  /** The server behind that answered. */
  upstream?: string;
  /** Custom variables of the page and of the visit: name and value. */
  pageVariables?: Record<string, string>;
  visitVariables?: Record<string, string>;
  /** The event that formats such as CloudFront RTMP log. */
  event?: { category: string; action: string; name?: string };
  /** What stands between the parts of an error's title, where it is not a slash. */
  titleDelimiter?: string;
}

const keys = ['forwarded', 'cache', 'upstream', 'pageVariables', 'visitVariables', 'event', 'titleDelimiter'] as const;

/** The text of a fact; the same for the same fact. */
export function toExtraText(fact: ExtraFact): string {
  const entries = keys.filter((key) => fact[key] !== undefined).map((key) => [key, fact[key]]);
  return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries));
}

/** The fact of a stored text. */
export function parseExtraText(text: string): ExtraFact {
  return text === '' ? {} : (JSON.parse(text) as ExtraFact);
}
