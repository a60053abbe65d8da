import { searchEngines, type SearchEngineRow } from './data/searchEngines';
import { decodeText } from './decodeText';
import { queryValue, type UrlParts } from './parseUrl';

/** A search: the engine's name and what was searched for, empty where the engine keeps that to itself. */
export interface Search {
  engine: string;
  keyword: string;
}

interface Engine {
  row: SearchEngineRow;
  /** The beginning of the path that this entry is limited to, `/` where it is not. */
  path: string;
  params: readonly (string | RegExp)[];
  hidden: readonly (string | RegExp)[];
}

const enginesByHost = new Map<string, Engine[]>();
const rowsByName = new Map<string, SearchEngineRow>();
for (const row of searchEngines) {
  if (!rowsByName.has(row.name)) rowsByName.set(row.name, row);
  const shared = { row, params: row.params.map(toPattern), hidden: (row.hidden ?? []).map(toPattern) };
  for (const address of row.hosts) {
    const slash = address.indexOf('/');
    const written = slash < 0 ? address : address.slice(0, slash);
    const host = written.includes('{}') ? written.replace(/^www\./, '') : written;
    const engine = { ...shared, path: slash < 0 ? '/' : address.slice(slash) };
    enginesByHost.set(
      host,
      [...(enginesByHost.get(host) ?? []), engine].sort((a, b) => b.path.length - a.path.length),
    );
  }
}

/** `/…/` in the table is a pattern, anything else is meant literally. */
function toPattern(text: string): string | RegExp {
  return text.length > 1 && text.startsWith('/') && text.endsWith('/') ? new RegExp(text.slice(1, -1)) : text;
}

/** The search that an address shows, or null where it is no search. */
export function findSearch(url: UrlParts): Search | null {
  const engine = findEngine(url);
  if (engine === null) return null;
  const keyword = toKeyword(engine, url);
  if (keyword === '' && !isHidden(engine, url)) return null;
  return { engine: engine.row.name, keyword };
}

function findEngine({ host, path }: UrlParts): Engine | null {
  for (const candidate of [host, toWildcardHost(host)]) {
    const engine = enginesByHost.get(candidate)?.find((one) => isBelow(path, one.path));
    if (engine !== undefined) return engine;
  }
  if (host.endsWith('.images.search.yahoo.com')) return enginesByHost.get('images.search.yahoo.com')?.[0] ?? null;
  if (host.endsWith('.search.yahoo.com')) return enginesByHost.get('search.yahoo.com')?.at(-1) ?? null;
  return null;
}

function isBelow(path: string, start: string): boolean {
  if (start === '/' || path === start) return true;
  return path.startsWith(start) && (start.endsWith('/') || path.charAt(start.length) === '/');
}

/** The host as the table writes it: without `www.` and `m.`, with `{}` for a country in front or at the end. */
function toWildcardHost(host: string): string {
  return host
    .replace(/^(?:w+\d*|search)\./, '')
    .replace(/(^|\.)m\./, '$1')
    .replace(/(?:\.(?:com|org|net|co|it|edu))?\.[a-z]{2}$/, '.{}')
    .replace(/(^|\.)[a-z]{2}\./, '$1{}.');
}

function toKeyword(engine: Engine, url: UrlParts): string {
  const { name, charsets } = engine.row;
  for (const param of engine.params) {
    const raw = typeof param === 'string' ? queryValue(url.query, param) : (param.exec(withQuery(url))?.[1] ?? '');
    const keyword = decodeText(raw, charsets).trim().toLowerCase();
    if (keyword !== '') return keyword;
  }
  if (name === 'Google') return toAdvancedKeyword(url.query);
  if (name === 'Google Images') return toPreviousKeyword(url.query);
  return '';
}

/** Google's advanced search spreads a keyword over several fields. */
function toAdvancedKeyword(query: string): string {
  if (!query.includes('as_')) return '';
  const field = (name: string) => decodeText(queryValue(query, name)).trim().toLowerCase();
  const anyOf = field('as_oq').replaceAll(' ', ' or ');
  const exact = field('as_epq');
  const without = field('as_eq');
  const parts = [field('as_q'), anyOf, exact && `"${exact}"`, without && `-${without}`];
  return parts.filter((part) => part !== '').join(' ');
}

/** Google's image pages name the search they were reached from in `prev`. */
function toPreviousKeyword(query: string): string {
  const previous = decodeText(queryValue(query, 'prev'));
  return decodeText(queryValue(previous.slice(previous.indexOf('?') + 1), 'q'))
    .trim()
    .toLowerCase();
}

function isHidden(engine: Engine, url: UrlParts): boolean {
  const text = url.fragment === '' ? withQuery(url) : `${withQuery(url)}#${url.fragment}`;
  return engine.hidden.some((pattern) => (typeof pattern === 'string' ? pattern === text : pattern.test(text)));
}

function withQuery({ path, query }: UrlParts): string {
  return query === '' ? path : `${path}?${query}`;
}

/** The main address of a search engine, empty for names the table does not have. */
export function searchEngineUrl(name: string): string {
  const row = rowsByName.get(name);
  if (row === undefined) return '';
  const host = row.hosts.find((one) => !one.includes('{}')) ?? row.hosts[0] ?? '';
  return `http://${host.replace('{}.', '').replace('.{}', '.com')}`;
}

/** The address that makes a search again, empty where the engine has none to be linked to. */
export function searchUrl(name: string, keyword: string): string {
  const backlink = rowsByName.get(name)?.backlink;
  if (backlink === undefined || keyword === '') return '';
  return `${searchEngineUrl(name)}/${backlink.replace(/^\//, '').replace('{k}', encodeURIComponent(keyword))}`;
}
