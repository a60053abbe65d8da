import { AppError } from '@shared/errors';
import type { JsonFields } from './JsonMatcher';
import { TemplateNames } from './TemplateNames';

/** What nginx's variables mean. */
const variables: Readonly<Record<string, string>> = {
  remote_addr: 'ip',
  http_cf_connecting_ip: 'ip',
  http_x_real_ip: 'ip',
  remote_user: 'userid',
  time_local: 'clf_time',
  time_iso8601: 'date',
  msec: 'date',
  request: 'request',
  request_method: 'method',
  request_uri: 'path',
  uri: 'path',
  args: 'query_string',
  query_string: 'query_string',
  status: 'status',
  body_bytes_sent: 'length',
  bytes_sent: 'length',
  http_referer: 'referrer',
  http_user_agent: 'user_agent',
  http_accept_language: 'accept_language',
  host: 'host',
  http_host: 'host',
  server_name: 'host',
  request_time: 'generation_time_secs',
  server_protocol: 'protocol',
  http_x_forwarded_for: 'forwarded',
  proxy_add_x_forwarded_for: 'forwarded',
  http_forwarded: 'forwarded',
  upstream_cache_status: 'cache',
  upstream_addr: 'upstream',
};
const variable = /\$(?:\{(\w+)\}|(\w+))/g;

/** Whether a pasted line is nginx's: Apache's has no variables that start with a dollar. */
export function isNginxLogFormat(line: string): boolean {
  return /\$\{?[a-z]\w+/.test(line);
}

/** The template, or the JSON places, of an nginx `log_format` line, with or without the directive around it. */
export function parseNginxLogFormat(line: string): { template: string } | { fields: JsonFields } {
  const text = unwrap(line.trim());
  if (text.trimStart().startsWith('{')) return { fields: toJsonFields(text) };
  const names = new TemplateNames();
  const template = text.replace(variable, (_whole, braced?: string, bare?: string) => {
    const name = (braced ?? bare)!;
    return names.take(name, meaningOf(name));
  });
  return { template };
}

/** `log_format main '…' '…';` as the text that its quotes hold. */
function unwrap(line: string): string {
  const directive = /^log_format\s+\S+\s+(?:escape=\w+\s+)?(.*?);?$/s.exec(line);
  const body = directive?.[1] ?? line.replace(/;$/, '');
  const quoted = /^(['"])/.test(body) ? Array.from(body.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)) : [];
  if (quoted.length === 0 || (directive === null && body.startsWith('"'))) return body;
  return quoted.map(([, single, double]) => (single ?? double)!.replace(/\\(['"\\])/g, '$1')).join('');
}

function meaningOf(name: string): string | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** `{"ip":"$remote_addr","status":$status}`: the places of the values that are one variable. */
function toJsonFields(text: string): JsonFields {
  const fields: Record<string, string> = {};
  for (const [path, value] of listValues(parseJsonFormat(text), '')) {
    const name = /^\$\{?(\w+)\}?$/.exec(value)?.[1];
    const group = name === undefined ? undefined : meaningOf(name);
    if (group === undefined) continue;
    const key = group === 'clf_time' ? 'date' : group;
    fields[key] ??= path;
  }
  return fields;
}

/** Throws: format.lineInvalid. */
function parseJsonFormat(text: string): unknown {
  try {
    return JSON.parse(text.replace(/([:[,]\s*)(\$\{\w+\}|\$\w+)/g, '$1"$2"'));
  } catch (error) {
    throw new AppError('format.lineInvalid', { reason: error instanceof Error ? error.message : String(error) });
  }
}

function* listValues(value: unknown, path: string): Generator<[path: string, value: string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* listValues(inner, path === '' ? key : `${path}.${key}`);
}
