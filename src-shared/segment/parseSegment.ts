import { AppError } from '../errors';
import { segmentOperators, type Segment, type SegmentCondition } from './Segment';

const MAX_LENGTH = 8192;
const CONDITION = new RegExp(
  `^\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*(${segmentOperators.join('|').replace(/[$^]/g, '\\$&')})(.*)$`,
  's',
);

/** A piece of the expression and where it starts. */
interface Piece {
  text: string;
  at: number;
}

/**
 * Reads a segment: `countryCode==de,countryCode==at;actions>3`. `;` is AND, `,` is OR and binds tighter; `\;` and `\,` stand
 * for themselves; values are URL-decoded. null for an empty text.
 *
 * Throws: AppError 'segment.invalid' with the position (from 1) of the offending character.
 */
export function parseSegment(source: string): Segment | null {
  const text = decodeOnce(source).trim();
  if (text === '') return null;
  if (text.length > MAX_LENGTH) throw invalid(text, MAX_LENGTH, `it is longer than ${MAX_LENGTH} characters`);
  const all = split({ text, at: 0 }, ';').map((group) => ({
    any: split(group, ',').map((piece) => parseCondition(piece, text)),
  }));
  return { text, all };
}

/** Splits at the separator, except where a backslash stands before it. */
function split(piece: Piece, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let i = 0; i < piece.text.length; i++) {
    if (piece.text[i] === '\\') i++;
    else if (piece.text[i] === separator) {
      pieces.push({ text: piece.text.slice(start, i), at: piece.at + start });
      start = i + 1;
    }
  }
  pieces.push({ text: piece.text.slice(start), at: piece.at + start });
  return pieces;
}

function parseCondition({ text, at }: Piece, whole: string): SegmentCondition {
  if (text.trim() === '') throw invalid(whole, at, 'a condition is missing here');
  const match = CONDITION.exec(text);
  if (!match)
    throw invalid(whole, at + afterName(text), `a name and one of ${segmentOperators.join(' ')} are expected`);
  const [, name = '', operator = '', value = ''] = match;
  return {
    name,
    operator: operator as SegmentCondition['operator'],
    value: decodeValue(value.replace(/\\([;,])/g, '$1')),
  };
}

/** Where in a broken condition the operator should have stood. */
function afterName(text: string): number {
  return /^\s*([A-Za-z][A-Za-z0-9_.]*)?\s*/.exec(text)?.[0].length ?? 0;
}

/** The whole expression may arrive encoded once more than its values. */
function decodeOnce(source: string): string {
  const hasOperator = segmentOperators.some((operator) => source.includes(operator));
  return hasOperator ? source : decodeValue(source);
}

/** URL-decodes; what is not valid percent-encoding stays as it is. */
function decodeValue(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function invalid(text: string, at: number, reason: string): AppError {
  const near = text.slice(at, at + 20);
  return new AppError('segment.invalid', { position: at + 1, near, reason });
}
