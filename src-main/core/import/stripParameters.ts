import { decodeText } from '../tracker/pageUrl';
import { secretParameters } from './data/secretParameters';
import type { ImportOptions } from './ImportOptions';
import { matchesWildcard } from './matchesWildcard';

/** In --strip-parameters: the built-in list; nothing. */
const DEFAULT = 'default';
const NONE = 'none';
/** Addresses within addresses are looked into this deep. */
const MAX_DEPTH = 2;
const MAX_KNOWN = 10_000;

const email = /[^\s@/?&=;]@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i;

/** Takes parameters out of an address or target; gives itself where there are none to take. */
export type Stripper = (url: string) => string;

/** The stripper of --strip-parameters: of the parameters it names, and those that hold an e-mail address. */
export function openStripper({
  stripParameters,
  queryStringDelimiter = '?',
}: Partial<Pick<ImportOptions, 'stripParameters' | 'queryStringDelimiter'>>): Stripper {
  const names = (stripParameters ?? [DEFAULT]).flatMap((name) => (name === DEFAULT ? secretParameters : [name]));
  if (names.length === 0 || names.includes(NONE)) return (url) => url;
  const stripping = new Stripping(names, queryStringDelimiter || '?');
  return (url) => stripping.strip(url, 0);
}

/** A list of parameters at work, and what it said of the names it met. */
class Stripping {
  private readonly names: ReadonlySet<string>;
  private readonly patterns: readonly string[];
  private readonly known = new Map<string, boolean>();

  constructor(
    list: readonly string[],
    private readonly delimiter: string,
  ) {
    const names = list.map((name) => name.toLowerCase());
    this.names = new Set(names);
    this.patterns = names.filter((name) => name.includes('*'));
  }

  strip(url: string, depth: number): string {
    const hash = url.indexOf('#');
    const end = hash < 0 ? url.length : hash;
    const mark = url.indexOf(this.delimiter);
    const hasQuery = mark >= 0 && mark < end;
    const path = url.slice(0, hasQuery ? mark : end);
    if (!hasQuery && hash < 0 && !path.includes(';')) return url;
    const query = hasQuery ? this.stripPart(url.slice(mark, end), this.delimiter, depth) : '';
    const fragment = hash < 0 ? '' : this.stripPart(url.slice(hash), '#', depth);
    return this.stripPath(path) + query + fragment;
  }

  /** `/shop;jsessionid=1A2B/cart`: parameters of a path's parts. */
  private stripPath(path: string): string {
    if (!path.includes(';')) return path;
    return path.replace(/;([^;/=]+)=[^;/]*/g, (whole, name: string) => (this.isSecretName(name) ? '' : whole));
  }

  /** A query or fragment with its mark; '' where nothing of it is left. */
  private stripPart(text: string, mark: string, depth: number): string {
    let kept = '';
    let isChanged = false;
    for (let start = mark.length; start < text.length;) {
      const end = findSeparator(text, start + 1);
      const part = text.slice(start, end);
      const left = this.stripParameter(part, depth);
      isChanged ||= left !== part;
      kept += left;
      start = end;
    }
    if (!isChanged) return text;
    // what follows a first parameter that is gone starts with a separator
    if (isSeparator(kept, 0) && !isSeparator(text, mark.length)) kept = kept.slice(1);
    return kept === '' ? '' : mark + kept;
  }

  /** A parameter with the sign in front of it; '' where it has to go. */
  private stripParameter(part: string, depth: number): string {
    const start = isSeparator(part, 0) ? 1 : 0;
    const equals = part.indexOf('=');
    if (equals >= 0 && this.isSecretName(part.slice(start, equals))) return '';
    if (hasEmail(part)) return '';
    return equals >= 0 && depth < MAX_DEPTH ? this.stripInner(part, equals + 1, depth) : part;
  }

  /** The value may itself be an address, percent-encoded. */
  private stripInner(part: string, start: number, depth: number): string {
    if (!/%3d/i.test(part)) return part;
    const inner = decodeText(part.slice(start));
    const stripped = this.strip(inner, depth + 1);
    return stripped === inner ? part : part.slice(0, start) + encodeURIComponent(stripped);
  }

  private isSecretName(name: string): boolean {
    let isSecret = this.known.get(name);
    if (isSecret === undefined) {
      if (this.known.size >= MAX_KNOWN) this.known.clear();
      this.known.set(name, (isSecret = this.judgeName(name)));
    }
    return isSecret;
  }

  /** `user[email]` is an e-mail, `token[]` a token. */
  private judgeName(written: string): boolean {
    const name = decodeText(written)
      .toLowerCase()
      .replace(/(?:\[\d*\])+$/, '');
    const inner = /\[([^[\]]*)\]$/.exec(name)?.[1] ?? name;
    return [name, inner].some(
      (each) => this.names.has(each) || this.patterns.some((pattern) => matchesWildcard(each, pattern)),
    );
  }
}

const AMPERSAND = 38;
const SEMICOLON = 59;

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === AMPERSAND || code === SEMICOLON;
}

function findSeparator(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isSeparator(text, at)) at += 1;
  return at;
}

function hasEmail(part: string): boolean {
  if (!part.includes('@') && !/%(?:25)?40/.test(part)) return false;
  return email.test(part.replace(/%(?:25)?40/g, '@').replace(/%2e/gi, '.'));
}
