import { findBlank, isBlank, skipBlanks } from './blanks';
import type { LineMatcher } from './LineMatcher';

/** How the text of a group ends. */
type Kind =
  /** At the next blank. */
  | 'word'
  /** At the last colon of the word: addresses have colons too. */
  | 'colon'
  /** At the quote that ends it. */
  | 'quoted'
  /** Where what follows it stands for the first time. */
  | 'text'
  /** Like a word, but commas and colons may be followed by blanks. */
  | 'list';

interface Step {
  name: string;
  kind: Kind;
  /** What stands between this group and the next; a blank stands for any number of them. */
  after: string;
  check: RegExp | undefined;
  /** The next group is a number: a quote that no digit follows does not end this one. */
  isNumberNext: boolean;
}

/** What the text of a group must look like, so that formats that are alike can be told apart. */
export type GroupChecks = Readonly<Record<string, RegExp>>;

const usualChecks: GroupChecks = {
  ip: /^[\w*.:[\]-]+$/,
  status: /^\d{1,3}$/,
  session_time: /^\d+$/,
  generation_time_milli: /^(\d+(\.\d*)?|-)$/,
  generation_time_secs: /^(-?\d+(\.\d*)?|-)$/,
};
const numbers = new Set(['status', 'session_time']);
const LIST = 'list_';

/**
 * A line as groups with fixed text between them, in the manner of nginx's `log_format`: `$ip - $userid [$date $timezone]
 * "$request" $status`. `${name}` where a letter follows. Matching never goes back, so its time is that of reading the
 * line once or twice, whatever stands in it. Text behind the last group is ignored. A name that starts with `_` is asked
 * for by nobody; `list_` in front of a name says that it may be several values.
 */
export class Template implements LineMatcher {
  readonly names: readonly string[];
  readonly values: string[];
  stop = 0;
  private readonly head: string;
  private readonly steps: readonly Step[];

  constructor(
    readonly pattern: string,
    checks: GroupChecks = {},
  ) {
    const parts = pattern.split(/\$(?:\{(\w+)\}|(\w+))/);
    this.head = parts[0]!;
    const steps: Step[] = [];
    for (let i = 1; i < parts.length; i += 3) {
      const name = (parts[i] ?? parts[i + 1])!;
      const before = i === 1 ? this.head : parts[i - 1]!;
      const next = parts[i + 3] ?? parts[i + 4] ?? '';
      steps.push(toStep({ name, before, after: parts[i + 2]!, next, check: checks[name] ?? usualChecks[name] }));
    }
    this.steps = steps;
    this.names = steps.map(({ name }) => (name.startsWith('_') ? '' : name));
    this.values = steps.map(() => '');
  }

  match(line: string): string {
    this.stop = 0;
    let at = skipLiteral(line, 0, this.head);
    if (at < 0) return 'not the start of a line of this format';
    for (let i = 0; i < this.steps.length; i += 1) {
      const step = this.steps[i]!;
      const end = findEnd(line, at, step);
      const value = end < 0 ? '' : line.slice(at, end);
      if (end < 0 || (step.check !== undefined && !step.check.test(value))) return `no ${toWords(step.name)}`;
      this.values[i] = value;
      at = skipLiteral(line, end, step.after);
      this.stop = Math.max(at, end);
      if (at < 0) return `nothing that separates the ${toWords(step.name)} from what follows`;
    }
    return '';
  }
}

/** A group's name as one says it. */
function toWords(name: string): string {
  return name.replace(/^_/, '').replaceAll('_', ' ');
}

function toStep(part: { name: string; before: string; after: string; next: string; check?: RegExp }): Step {
  const { name, before, after, next, check } = part;
  const kind = toKind(name, before, after);
  return { name: name.replace(LIST, ''), kind, after, check, isNumberNext: numbers.has(next) };
}

function toKind(name: string, before: string, after: string): Kind {
  if (after.startsWith('"') && before.endsWith('"')) return 'quoted';
  if (after.startsWith(':') && (name === 'ip' || name === 'host')) return 'colon';
  if (after !== '' && !isBlank(after.charCodeAt(0))) return 'text';
  return name.startsWith(LIST) ? 'list' : 'word';
}

/** Where the group that starts at `at` ends; -1 where it does not. */
function findEnd(line: string, at: number, step: Step): number {
  if (step.kind === 'quoted') {
    const end = findQuote(line, at, step, true);
    // A server that does not escape quotes may write a backslash in front of the quote that ends a field.
    return end < 0 ? findQuote(line, at, step, false) : end;
  }
  if (step.kind === 'text') return findText(line, at, step.after);
  const end = step.kind === 'list' ? findListEnd(line, at) : findBlank(line, at);
  if (step.kind === 'colon') {
    const colon = line.lastIndexOf(':', end);
    return colon > at ? colon : -1;
  }
  return end > at ? end : -1;
}

function findQuote(line: string, at: number, { after, isNumberNext }: Step, hasEscapes: boolean): number {
  for (let quote = line.indexOf('"', at); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    if (hasEscapes && isEscaped(line, quote, at)) continue;
    const next = skipLiteral(line, quote, after);
    if (next >= 0 && (!isNumberNext || isDigit(line.charCodeAt(next)))) return quote;
  }
  return -1;
}

function findText(line: string, start: number, after: string): number {
  const first = after[0]!;
  for (let at = line.indexOf(first, start); at >= 0; at = line.indexOf(first, at + 1)) {
    if (skipLiteral(line, at, after) >= 0) return at;
  }
  return -1;
}

function findListEnd(line: string, start: number): number {
  for (let at = findBlank(line, start); ; at = findBlank(line, at)) {
    const next = skipBlanks(line, at);
    if (next === line.length) return at;
    if (line[at - 1] === ',' || (line[at - 1] === ':' && at > start + 1)) at = next;
    else if (line[next] === ':' && skipBlanks(line, next + 1) > next + 1) at = skipBlanks(line, next + 1);
    else return at;
  }
}

/** Where the literal ends; -1 where another text stands there. */
function skipLiteral(line: string, start: number, literal: string): number {
  let at = start;
  for (let i = 0; i < literal.length; i += 1) {
    const code = literal.charCodeAt(i);
    if (isBlank(code)) {
      if (!isBlank(line.charCodeAt(at))) return -1;
      at = skipBlanks(line, at);
      while (isBlank(literal.charCodeAt(i + 1))) i += 1;
    } else if (line.charCodeAt(at) === code) at += 1;
    else return -1;
  }
  return at;
}

function isEscaped(line: string, quote: number, start: number): boolean {
  let at = quote;
  while (at > start && line.charCodeAt(at - 1) === 92) at -= 1;
  return (quote - at) % 2 === 1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
