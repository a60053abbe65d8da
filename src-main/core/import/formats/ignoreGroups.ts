import type { LineFields, OpenFormat } from './LogFormat';

type Clear = (fields: LineFields) => unknown;

const clearTime: Clear = (fields) => (fields.responseTime = -1);

/** How each group that a line can do without is taken away again. */
const clears: Readonly<Record<string, Clear>> = {
  host: (fields) => (fields.hostEnd = fields.hostStart),
  userid: (fields) => (fields.userEnd = fields.userStart),
  method: (fields) => (fields.methodEnd = fields.methodStart),
  referrer: (fields) => (fields.referrerEnd = fields.referrerStart),
  user_agent: (fields) => (fields.agentEnd = fields.agentStart),
  accept_language: (fields) => (fields.languageEnd = fields.languageStart),
  protocol: (fields) => (fields.protocolEnd = fields.protocolStart),
  forwarded: (fields) => (fields.forwardedEnd = fields.forwardedStart),
  cache: (fields) => dropExtra(fields, 'cache'),
  upstream: (fields) => dropExtra(fields, 'upstream'),
  event_category: (fields) => dropExtra(fields, 'event'),
  event_action: (fields) => dropExtra(fields, 'event'),
  event_name: (fields) => delete fields.extra?.event?.name,
  length: (fields) => (fields.bytes = -1),
  generation_time_secs: clearTime,
  generation_time_milli: clearTime,
  generation_time_micro: clearTime,
};

function dropExtra(fields: LineFields, key: 'cache' | 'upstream' | 'event'): void {
  if (fields.extra !== null) delete fields.extra[key];
}

/** The format without some of its groups, as --ignore-groups wants it. */
export function ignoreGroups(format: OpenFormat, groups: readonly string[]): OpenFormat {
  const used = groups.filter((group) => Object.hasOwn(clears, group)).map((group) => clears[group]!);
  return {
    ...format,
    hasHost: format.hasHost && !groups.includes('host'),
    read: (text, start, fields) => {
      const reason = format.read(text, start, fields);
      if (reason === '') for (const clear of used) clear(fields);
      return reason;
    },
  };
}
