import { AppError } from '../errors';
import type { Audience } from '../audience/audiences';
import { formatSegment } from './formatSegment';
import { segmentOperators, type PlacedCondition, type Segment, type SegmentScope } from './Segment';

const MAX_LENGTH = 8192;
const NAME = /^\s*([A-Za-z][A-Za-z0-9_.]*)/;
/** Longer operators first, so that `<=` is not taken for `<`. */
const operators = [...segmentOperators].sort((a, b) => b.length - a.length);

/** A piece of the expression and where it starts. */
interface Piece {
  text: string;
  at: number;
}

/**
 * Reads a segment: `countryCode==de,countryCode==at;actions>3`. `;` is AND, `,` is OR and binds tighter; `\;` and `\,` stand
 * for themselves; values are URL-decoded, + being a blank. null for an empty text.
 *
 * Throws: AppError 'segment.invalid' with the position (from 1) of the offending character.
 */
export function parseSegment(source: string, scope: SegmentScope = 'visit'): Segment | null {
  const text = decodeOnce(source).trim();
  if (text === '') return null;
  if (text.length > MAX_LENGTH) throw invalidSegment(text, MAX_LENGTH, `it is longer than ${MAX_LENGTH} characters`);
  const all = split({ text, at: 0 }, ';').map((group) => ({
    any: split(group, ',').map((piece) => parseCondition(piece, text)),
  }));
  return toSegment(all, text, scope);
}

/** The segment and, of what it selects, only the requests of one audience: `audience==people` as its last condition. */
export function withAudience(
  segment: Segment | null,
  audience: Audience,
  scope: SegmentScope = 'visit',
): Segment | null {
  if (audience === 'everything') return segment;
  const source = segment?.source ?? '';
  const condition = {
    name: 'audience',
    operator: '==',
    value: audience,
    at: source.length,
    valueAt: source.length,
  } as const;
  return toSegment([...(segment?.all ?? []), { any: [condition] }], source, scope);
}

function toSegment(all: Segment['all'], source: string, scope: SegmentScope): Segment {
  // & stands in no name and no encoded value
  const suffix = scope === 'action' ? '&segmentScope=action' : '';
  return { text: formatSegment(all) + suffix, source, scope, all };
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

function parseCondition({ text, at }: Piece, whole: string): PlacedCondition {
  if (text.trim() === '') throw invalidSegment(whole, at, 'a condition such as countryCode==de is expected here');
  const name = NAME.exec(text);
  if (!name?.[1]) {
    const start = text.length - text.trimStart().length;
    throw invalidSegment(whole, at + start, "a segment's name is expected here");
  }
  const gap = /^\s*/.exec(text.slice(name[0].length))?.[0].length ?? 0;
  const operatorAt = name[0].length + gap;
  const operator = operators.find((candidate) => text.startsWith(candidate, operatorAt));
  if (!operator) {
    throw invalidSegment(whole, at + operatorAt, `one of ${segmentOperators.join(' ')} is expected after ${name[1]}`);
  }
  const valueAt = operatorAt + operator.length;
  return {
    name: name[1],
    operator,
    value: decodeValue(text.slice(valueAt).replace(/\\([;,])/g, '$1')),
    at: at + name[0].length - name[1].length,
    valueAt: at + valueAt,
  };
}

/** The whole expression may arrive encoded once more than its values. */
function decodeOnce(source: string): string {
  const hasOperator = segmentOperators.some((operator) => source.includes(operator));
  return hasOperator ? source : decodeValue(source);
}

/** URL-decodes; what is not valid percent-encoding stays as it is. */
function decodeValue(value: string): string {
  return value.replaceAll('+', ' ').replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** The error that points at a character of a segment's text; `at` counts from 0. */
export function invalidSegment(text: string, at: number, reason: string): AppError {
  const near = text.slice(at, at + 20);
  return new AppError('segment.invalid', { position: at + 1, near, reason });
}
