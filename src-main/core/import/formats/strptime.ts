import { AppError } from '@shared/errors';

/** What a date is made of; all as numbers, months from 1. */
interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  isAfternoon: boolean | null;
  /** Seconds east of Greenwich; null where the text does not say. */
  offset: number | null;
  epoch: number | null;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const shorthands: Readonly<Record<string, string>> = {
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  c: '%a %b %e %H:%M:%S %Y',
  r: '%I:%M:%S %p',
};

type Directive = readonly [pattern: string, set: (parts: DateParts, text: string) => void];

const ignored = (): void => undefined;
const monthByName: Directive = [
  '[A-Za-z]+',
  (parts, text) => (parts.month = monthNames.indexOf(text.slice(0, 3).toLowerCase()) + 1),
];

const directives: Readonly<Record<string, Directive>> = {
  Y: ['\\d{4}', (parts, text) => (parts.year = Number(text))],
  y: ['\\d{2}', (parts, text) => (parts.year = Number(text) + (Number(text) < 69 ? 2000 : 1900))],
  m: ['\\d{1,2}', (parts, text) => (parts.month = Number(text))],
  b: monthByName,
  B: monthByName,
  h: monthByName,
  d: ['\\d{1,2}', (parts, text) => (parts.day = Number(text))],
  e: [' ?\\d{1,2}', (parts, text) => (parts.day = Number(text))],
  H: ['\\d{1,2}', (parts, text) => (parts.hour = Number(text))],
  k: [' ?\\d{1,2}', (parts, text) => (parts.hour = Number(text))],
  I: ['\\d{1,2}', (parts, text) => (parts.hour = Number(text))],
  M: ['\\d{1,2}', (parts, text) => (parts.minute = Number(text))],
  S: ['\\d{1,2}', (parts, text) => (parts.second = Number(text))],
  p: ['[AaPp][Mm]', (parts, text) => (parts.isAfternoon = /^p/i.test(text))],
  z: ['Z|[+-]\\d\\d:?\\d\\d', (parts, text) => (parts.offset = parseOffset(text))],
  s: ['\\d{1,12}', (parts, text) => (parts.epoch = Number(text))],
  f: ['\\d+', ignored],
  a: ['[A-Za-z]+', ignored],
  A: ['[A-Za-z]+', ignored],
  Z: ['[A-Za-z]+', ignored],
};

/**
 * Makes a parser of dates from a pattern such as `%d/%b/%Y:%H:%M:%S`, as Python's and C's `strptime` have them. It gives
 * unix seconds, a text without a zone being UTC, and NaN where a text does not fit.
 * Throws: format.dateInvalid.
 */
export function compileDateFormat(pattern: string): (text: string) => number {
  const setters: Directive[1][] = [];
  let source = '';
  const spelled = pattern.replace(/%([TDFRcr])/g, (_whole, letter: string) => shorthands[letter]!);
  for (const [, letter, literal] of spelled.matchAll(/%(.)|([^%]+|%$)/gs)) {
    const directive = directives[letter ?? ''];
    if (directive !== undefined) {
      source += `(${directive[0]})`;
      setters.push(directive[1]);
    } else if (letter === undefined || letter === '%') {
      source += (literal ?? '%').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
    } else throw new AppError('format.dateInvalid', { pattern, directive: `%${letter}` });
  }
  const expression = new RegExp(`^\\s*${source}`);
  return (text) => {
    const match = expression.exec(text);
    if (match === null) return NaN;
    const parts: DateParts = { ...emptyParts };
    setters.forEach((set, i) => set(parts, match[i + 1]!));
    return toSeconds(parts);
  };
}

/** Seconds east of Greenwich of `+0200`, `+02:00` or `Z`; NaN where it is none of these. */
export function parseOffset(text: string): number {
  if (text === 'Z' || text === 'UTC' || text === 'GMT') return 0;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (match === null) return NaN;
  return (Number(match[2]) * 3600 + Number(match[3]) * 60) * (match[1] === '-' ? -1 : 1);
}

const emptyParts: Readonly<DateParts> = {
  year: 1970,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  isAfternoon: null,
  offset: null,
  epoch: null,
};

function toSeconds(parts: DateParts): number {
  if (parts.epoch !== null) return parts.epoch;
  const { year, month, day, minute, second } = parts;
  const hour = parts.isAfternoon === null ? parts.hour : (parts.hour % 12) + (parts.isAfternoon ? 12 : 0);
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60) return NaN;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCDate() !== day) return NaN;
  return midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second - (parts.offset ?? 0);
}
