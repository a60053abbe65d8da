/** The fields of one line as text, before they are put in order. Characters are bytes. */
export class LineRecord {
  ip = '';
  host = '';
  userid = '';
  language = '';
  method = '';
  path = '';
  query = '';
  referrer = '';
  userAgent = '';
  date = '';
  time = '';
  timezone = '';
  protocol = '';
  forwarded = '';
  cache = '';
  upstream = '';
  eventCategory = '';
  eventAction = '';
  eventName = '';
  /** NaN where it is no number. */
  status = 200;
  length = -1;
  /** Microseconds. */
  responseTime = -1;

  clear(eventCategory = ''): void {
    this.ip = this.host = this.userid = this.language = this.method = this.path = this.query = '';
    this.referrer = this.userAgent = this.date = this.time = this.timezone = '';
    this.protocol = this.forwarded = this.cache = this.upstream = '';
    this.eventAction = this.eventName = '';
    this.eventCategory = eventCategory;
    this.status = 200;
    this.length = this.responseTime = -1;
  }
}

/** Puts the text of a group into the record. */
export type GroupSetter = (record: LineRecord, value: string) => void;

const url = /^https?:\/\/([^/?#]*)(.*)$/is;

/** Every group that a format, a custom expression or a JSON mapping may name: Matomo's names, then ours. */
export const groupSetters: Readonly<Record<string, GroupSetter>> = {
  ip: (record, value) => (record.ip = withoutPort(value)),
  host: (record, value) => (record.host = withoutPort(value)),
  userid: (record, value) => (record.userid = value),
  method: (record, value) => (record.method = value),
  path: (record, value) => (record.path = value),
  query_string: (record, value) => (record.query = value.startsWith('?') ? value.slice(1) : value),
  referrer: (record, value) => (record.referrer = value),
  user_agent: (record, value) => (record.userAgent = value),
  status: (record, value) => (record.status = /^\d{1,3}$/.test(value) ? Number(value) : NaN),
  length: (record, value) => (record.length = toLength(value)),
  date: (record, value) => (record.date = value),
  time: (record, value) => (record.time = value),
  timezone: (record, value) => (record.timezone = value),
  generation_time_micro: (record, value) => (record.responseTime = toMicroseconds(value, 1)),
  generation_time_milli: (record, value) => (record.responseTime = toMicroseconds(value, 1_000)),
  generation_time_secs: (record, value) => (record.responseTime = toMicroseconds(value, 1_000_000)),
  generation_time_nano: (record, value) => (record.responseTime = toMicroseconds(value, 0.001)),
  accept_language: (record, value) => (record.language = value),
  protocol: (record, value) => (record.protocol = value),
  forwarded: (record, value) => (record.forwarded = value),
  cache: (record, value) => (record.cache = value),
  upstream: (record, value) => (record.upstream = value),
  event_category: (record, value) => (record.eventCategory = value),
  event_action: (record, value) => (record.eventAction = value),
  event_name: (record, value) => (record.eventName = value),
  request: setRequest,
  url: setUrl,
};

/** `GET /page HTTP/1.1`; the target is all between the first word and the last. */
function setRequest(record: LineRecord, value: string): void {
  const first = value.indexOf(' ');
  const last = value.lastIndexOf(' ');
  if (first <= 0 || last <= first || last === value.length - 1) return;
  record.method = value.slice(0, first);
  record.path = value.slice(first, last).trim();
  record.protocol = value.slice(last + 1);
}

/** A whole address: its host and what follows; a path is just a path. */
function setUrl(record: LineRecord, value: string): void {
  const match = url.exec(value);
  if (match === null) {
    record.path = value;
    return;
  }
  record.host = withoutPort(match[1]!);
  record.path = match[2]!.startsWith('/') ? match[2]! : `/${match[2]!}`;
}

/** Takes off the port of `192.0.2.1:80`, `[2001:db8::1]:80` and `example.com:80`; a bare IPv6 address stays whole. */
function withoutPort(value: string): string {
  const colon = value.lastIndexOf(':');
  if (colon < 0) return value;
  if (value.startsWith('[')) return value.slice(1, value.indexOf(']') < 0 ? undefined : value.indexOf(']'));
  return value.indexOf(':') === colon ? value.slice(0, colon) : value;
}

function toLength(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : -1;
}

const maxMicroseconds = 2 ** 31 - 1;

/** Whole microseconds, as many as a column holds; -1 where it is no number. */
function toMicroseconds(value: string, unit: number): number {
  const number = value === '' || value === '-' ? NaN : Number(value.endsWith('s') ? value.slice(0, -1) : value);
  return number >= 0 ? Math.min(maxMicroseconds, Math.round(number * unit)) : -1;
}
