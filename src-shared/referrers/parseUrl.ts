/** The parts of an absolute address; texts are still percent-encoded, the host is in lower case and has no port. */
export interface UrlParts {
  host: string;
  path: string;
  query: string;
  fragment: string;
}

const shape = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;

/** Takes an absolute address apart, or says null where it is none. It never throws, whatever the text. */
export function parseUrl(text: string): UrlParts | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const [, authority = '', path = '', query = '', fragment = ''] = match;
  const host = toHost(authority);
  return host === '' ? null : { host, path, query, fragment };
}

function toHost(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const withoutPort = host.replace(/:\d*$/, '');
  return (withoutPort.endsWith('.') ? withoutPort.slice(0, -1) : withoutPort).toLowerCase();
}

/** The raw value of a query's parameter, its last one where it is repeated; empty where it is missing. */
export function queryValue(query: string, name: string): string {
  if (!query.includes(name)) return '';
  let value = '';
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals) === name) value = pair.slice(equals + 1);
  }
  return value;
}
