/** Levels of the page tree; what is deeper stays together in the last label. */
const MAX_LEVELS = 10;
const DEFAULT_NAME = 'index';

/** `example.com` and `/a/b?x=1#f` of a stored URL. */
export function splitHost(name: string): { host: string; rest: string } {
  const end = name.search(/[/?#]/);
  return end < 0 ? { host: name, rest: '' } : { host: name.slice(0, end), rest: name.slice(end) };
}

/**
 * The labels of a page from the top of the tree to the leaf: `example.com/a/b/?x=1` is `a`, `b`, `/index?x=1`.
 *
 * The host is left out; folders' labels have no slash and leaves' begin with one, so that the two never meet.
 */
export function toPageLabels(name: string): string[] {
  const { rest } = splitHost(name);
  const end = rest.search(/[?#]/);
  const path = end < 0 ? rest : rest.slice(0, end);
  const query = end < 0 ? '' : rest.slice(end);
  const parts: string[] = [];
  for (const part of path.split('/')) {
    const label = part.trim();
    if (label !== '') parts.push(label);
  }
  if (path === '' || path.endsWith('/')) parts.push(DEFAULT_NAME);
  const folders = parts.slice(0, Math.min(parts.length, MAX_LEVELS) - 1);
  return [...folders, `/${parts.slice(folders.length).join('/')}${query}`];
}

/** Stands before a host at the top of the tree: no folder's label has a slash, no page's two. */
const HOST = '//';

/** The labels of a page below its host. */
export function toHostLabels(name: string): string[] {
  return [`${HOST}${splitHost(name).host}`, ...toPageLabels(name)];
}

/** The host that a label stands for; null for folders and pages. */
export function toHost(label: string): string | null {
  return label.startsWith(HOST) ? label.slice(HOST.length) : null;
}

/** The one label of a title. */
export const toTitleLabels = (name: string): string[] => [name];

/** The labels of a download or an outlink: its host, and the rest below it. */
export function toFileLabels(name: string): string[] {
  const { host, rest } = splitHost(name);
  return [host, rest.startsWith('/') ? rest : `/${rest}`];
}
