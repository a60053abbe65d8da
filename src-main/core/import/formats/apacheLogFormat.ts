import { AppError } from '@shared/errors';
import { TemplateNames } from './TemplateNames';

/** What Apache's directives mean. */
const directives: Readonly<Record<string, string>> = {
  h: 'ip',
  a: 'ip',
  u: 'userid',
  t: 'clf_time',
  r: 'request',
  m: 'method',
  U: 'path',
  q: 'query_string',
  s: 'status',
  b: 'length',
  B: 'length',
  O: 'length',
  v: 'host',
  V: 'host',
  H: 'protocol',
  D: 'generation_time_micro',
  T: 'generation_time_secs',
};
/** Directives with an argument: headers, what modules know, and the unit of %T. */
const withArgument: Readonly<Record<string, string>> = {
  'c a': 'ip',
  'referer i': 'referrer',
  'user-agent i': 'user_agent',
  'accept-language i': 'accept_language',
  'host i': 'host',
  'x-forwarded-for i': 'forwarded',
  'forwarded i': 'forwarded',
  'x-cache o': 'cache',
  'cache-status e': 'cache',
  'balancer_worker_name e': 'upstream',
  'us T': 'generation_time_micro',
  'ms T': 'generation_time_milli',
  's T': 'generation_time_secs',
  'sec t': 'date',
  'msec t': 'date',
  'usec t': 'date',
};
const directive = /%[!<>\d,]*(?:\{([^}]*)\})?(\^[a-zA-Z]{2}|[a-zA-Z%])/g;

/** What an Apache `LogFormat` line means. */
export interface ApacheLogFormat {
  template: string;
  /** The pattern of `%{pattern}t`. */
  dateFormat: string | undefined;
}

/** The template of an Apache `LogFormat` line, with or without the directive around it. Throws: format.lineInvalid. */
export function parseApacheLogFormat(line: string): ApacheLogFormat {
  const text = unwrap(line.trim());
  const names = new TemplateNames();
  const patterns: string[] = [];
  const template = text.replaceAll('$', '').replace(directive, (_whole, argument = '', letter: string) => {
    if (letter === '%') return '%';
    if (letter === 't' && argument.includes('%')) return toDate(argument, patterns);
    const taken = names.take(argument || letter, meaningOf(letter, argument));
    return letter === 't' && argument === '' ? `[${taken}]` : taken;
  });
  if (!template.includes('$')) throw new AppError('format.lineInvalid', { reason: 'it has no variables' });
  // a query string that follows its path is part of the same word
  const joined = template.replace('${path}${query_string}', '${path}');
  return { template: joined, dateFormat: patterns.length > 0 ? patterns.join(' ') : undefined };
}

/** The groups of `%{pattern}t`: date, time and zone may stand apart, in one directive or in several. */
function toDate(argument: string, patterns: string[]): string {
  const words = argument.replace(/^(begin|end):/, '').split(' ');
  const groups = words.map((word, i) => {
    if (word === '%z' && i + patterns.length > 0) return '${timezone}';
    patterns.push(word);
    return patterns.length === 1 ? '${date}' : '${time}';
  });
  return groups.join(' ');
}

/** `LogFormat "…" name` as the text that its quotes hold. */
function unwrap(line: string): string {
  const wrapped = /^(?:(?:LogFormat|CustomLog\s+\S+)\s+)?"((?:[^"\\]|\\.)*)"(?:\s+[\w-]+)?$/.exec(line);
  const text = wrapped?.[1] ?? line;
  return text.replace(/\\(["\\])/g, '$1').replaceAll('\\t', '\t');
}

function meaningOf(letter: string, argument: string): string | undefined {
  const table = argument === '' ? directives : withArgument;
  const key = argument === '' ? letter : `${argument.toLowerCase()} ${letter}`;
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
