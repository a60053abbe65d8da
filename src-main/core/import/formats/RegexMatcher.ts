import { Buffer } from 'node:buffer';
import { AppError } from '@shared/errors';
import type { LineMatcher } from './LineMatcher';

/** Cuts lines by a regular expression with named groups. Its time is bounded by whoever reads with it. */
export class RegexMatcher implements LineMatcher {
  readonly names: readonly string[];
  readonly values: string[];
  readonly pattern: string;
  stop = 0;

  constructor(private readonly expression: RegExp) {
    this.pattern = expression.source;
    this.names = toGroupNames(expression.source);
    this.values = this.names.map(() => '');
  }

  match(line: string): string {
    const groups = this.expression.exec(line)?.groups;
    if (groups === undefined) return 'not matched by the regular expression';
    this.names.forEach((name, i) => (this.values[i] = groups[name] ?? ''));
    return '';
  }
}

/** The names of an expression's groups. */
function toGroupNames(source: string): string[] {
  return [...new Set(Array.from(source.matchAll(/\(\?<(\w+)>/g), ([, name]) => name!))];
}

/**
 * An expression as Python or JavaScript writes it, that matches from the start of a line.
 * Throws: format.regexInvalid.
 */
export function toExpression(source: string): RegExp {
  const flags = /^\(\?([ims]+)\)/.exec(source);
  const spelled = source
    .slice(flags?.[0].length ?? 0)
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('\\Z', '$')
    .replaceAll('\\A', '^');
  try {
    // the characters of a line are its bytes
    return new RegExp(`^(?:${Buffer.from(spelled, 'utf8').toString('latin1')})`, flags?.[1] ?? '');
  } catch (error) {
    throw new AppError('format.regexInvalid', { reason: error instanceof Error ? error.message : String(error) });
  }
}
