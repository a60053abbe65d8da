import { AppError } from '@shared/errors';
import { TrustedProxies } from '../TrustedProxies';
import { parseApacheLogFormat } from './apacheLogFormat';
import { JsonMatcher } from './JsonMatcher';
import { type LineMatcher, openGroups } from './LineMatcher';
import { groupSetters } from './LineRecord';
import type { FormatOptions, LogFormat, OpenFormat } from './LogFormat';
import { isNginxLogFormat, parseNginxLogFormat } from './nginxLogFormat';
import { parsePairs } from './parsePairs';
import { RegexMatcher, toExpression } from './RegexMatcher';
import { Template } from './Template';
import { trustProxies } from './trustProxies';

/** The groups that a path comes from. */
const PATH_GROUPS = ['path', 'url', 'request'];

/**
 * A format of the user's own: --log-format-regex, a line of a server's configuration (--log-format), or places in JSON
 * (--log-format-json).
 *
 *     --log-format '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent'
 *                   192.0.2.3    - theuser      [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368
 *     --log-format-regex '(?P<ip>\S+) (?P<date>\S+) (?P<path>\S+)'
 *     --log-format-json 'ip=client.address,date=@timestamp,path=http.request.path'
 */
export const custom: LogFormat = {
  name: 'custom',
  example: '',
  isNamedOnly: true,
  open: ({ options }) => openCustom(options),
};

/** Whether the options hold a format of the user's own. */
export function hasCustomFormat(options: FormatOptions): boolean {
  return [options.logFormatRegex, options.logFormat, options.logFormatJson].some((text) => text !== undefined);
}

/** Whether a regular expression of the user's own reads lines, which may take for ever. */
export function hasOwnExpression(options: FormatOptions): boolean {
  return options.logFormatRegex !== undefined || (options.w3cFieldRegex ?? []).length > 0;
}

function openCustom(options: FormatOptions): OpenFormat | null {
  const { logFormatRegex, logFormat, logFormatJson, logDateFormat } = options;
  if (logFormatRegex !== undefined) return openOwn(new RegexMatcher(toExpression(logFormatRegex)), logDateFormat);
  if (logFormat !== undefined) return openLine(logFormat, logDateFormat);
  if (logFormatJson === undefined) return null;
  const pairs = parsePairs('--log-format-json', logFormatJson);
  const unknown = pairs.find(([group]) => !Object.hasOwn(groupSetters, group));
  if (unknown !== undefined) {
    throw new AppError('format.groupUnknown', { group: unknown[0], known: Object.keys(groupSetters).join(', ') });
  }
  return openOwn(new JsonMatcher({ fields: Object.fromEntries(pairs), needs: [] }), logDateFormat);
}

function openLine(line: string, logDateFormat: string | undefined): OpenFormat {
  if (!isNginxLogFormat(line)) {
    const { template, dateFormat } = parseApacheLogFormat(line);
    return openOwn(new Template(template), logDateFormat ?? dateFormat);
  }
  const parsed = parseNginxLogFormat(line);
  return openOwn(
    'template' in parsed ? new Template(parsed.template) : new JsonMatcher({ fields: parsed.fields, needs: [] }),
    logDateFormat,
  );
}

/** Throws: format.groupMissing, where the format leaves out what every line needs. */
function openOwn(matcher: LineMatcher, dateFormat: string | undefined): OpenFormat {
  const { names } = matcher;
  const isForwarded = !names.includes('ip') && names.includes('forwarded');
  const missing = ['ip', 'date'].filter((name) => !names.includes(name) && !(isForwarded && name === 'ip'));
  if (!PATH_GROUPS.some((name) => names.includes(name))) missing.push('path');
  if (missing.length > 0) throw new AppError('format.groupMissing', { groups: missing.join(', ') });
  const opened = openGroups(matcher, { dateFormat });
  return isForwarded ? trustProxies(opened, new TrustedProxies([])) : opened;
}
