import { maskIp } from '../maskIp';
import { openStripper } from '../stripParameters';
import type { FormatOptions, LineFields, OpenFormat } from './LogFormat';
import { parsePairs } from './parsePairs';

type Pairs = readonly [group: string, name: string][];

const addressGroups = new Set(['ip', 'forwarded']);
const targetGroups = new Set(['path', 'url', 'request', 'referrer', 'query_string']);

/**
 * The format with the groups of --regex-group-to-visit-cvar and --regex-group-to-page-cvar kept as custom variables. They
 * are asked for seldom, so a line that has to keep some is read twice.
 */
export function keepVariables(format: OpenFormat, options: FormatOptions): OpenFormat {
  const ofVisit = parsePairs('--regex-group-to-visit-cvar', options.regexGroupToVisitCvar ?? []);
  const ofPage = parsePairs('--regex-group-to-page-cvar', options.regexGroupToPageCvar ?? []);
  const clean = toCleaner(options);
  return {
    ...format,
    read: (text, start, fields) => {
      fields.extra = null;
      const reason = format.read(text, start, fields);
      if (reason !== '') return reason;
      const groups = format.preview(text, start);
      add(fields, 'visitVariables', toVariables(ofVisit, groups, clean));
      add(fields, 'pageVariables', toVariables(ofPage, groups, clean));
      return '';
    },
  };
}

function add(fields: LineFields, key: 'visitVariables' | 'pageVariables', variables: Record<string, string>): void {
  if (Object.keys(variables).length > 0) fields.extra = { ...fields.extra, [key]: variables };
}

/** The groups that say something, under the names of their variables. */
function toVariables(
  pairs: Pairs,
  groups: Readonly<Record<string, string>>,
  clean: (group: string, value: string) => string,
): Record<string, string> {
  const named = pairs.map(([group, name]) => [name, clean(group, toValue(group, groups))]);
  return Object.fromEntries(named.filter(([, value]) => value !== '' && value !== '-')) as Record<string, string>;
}

function toValue(group: string, groups: Readonly<Record<string, string>>): string {
  const value = Object.hasOwn(groups, group) ? groups[group]! : '';
  const { time } = groups;
  return group === 'date' && time !== undefined ? `${value} ${time}` : value;
}

/** What privacy asks of values wherever they go. */
function toCleaner({ anonymizeIp = 0, stripParameters = [] }: FormatOptions): (group: string, value: string) => string {
  const strip = openStripper({ stripParameters });
  return (group, value) => {
    if (addressGroups.has(group)) return anonymizeIp > 0 ? maskIp(value, anonymizeIp) : value;
    return targetGroups.has(group) ? strip(group === 'query_string' ? `?${value}` : value).replace(/^\?/, '') : value;
  };
}
