import { toStoredUrl } from '@shared/plugin/actions';
import type { PageTitle } from '@shared/plugin/defineApi';
import { matchesWildcard } from '../import/matchesWildcard';
import { decodeText } from './pageUrl';

/** The title of a page by its address; '' where nobody gave it one. */
export type TitleFinder = (url: string) => string;

/** The forms of an address that patterns are written in: with or without its host, with or without its query. */
function formsOf(url: string): string[] {
  const text = toComparable(url);
  const mark = text.indexOf('?');
  const page = mark < 0 ? text : text.slice(0, mark);
  const slash = page.indexOf('/');
  const path = slash < 0 ? '/' : page.slice(slash);
  const query = mark < 0 ? '' : text.slice(mark);
  return [`${page}${query}`, `${path}${query}`, page, path];
}

/** Without scheme, `www.`, escapes, fragment, and the slash at the end of a path. */
function toComparable(address: string): string {
  const text = decodeText(toStoredUrl(address).replace(/#.*$/s, ''));
  return text.replace(/(?<=[^/])\/+(?=\?|$)/, '');
}

/** Finds titles: an address that is named whole goes before patterns, of which the first that fits counts. */
export function openTitles(titles: readonly PageTitle[]): TitleFinder {
  const whole = new Map<string, string>();
  const patterns: PageTitle[] = [];
  for (const { pattern, title } of titles) {
    const text = toComparable(pattern);
    if (/[*]/.test(text)) patterns.push({ pattern: text.replace(/[?[]/g, '[$&]'), title });
    else if (!whole.has(text)) whole.set(text, title);
  }
  if (titles.length === 0) return () => '';
  return (url) => {
    const forms = formsOf(url);
    const named = forms.map((form) => whole.get(form)).find((title) => title !== undefined);
    if (named !== undefined) return named;
    return patterns.find(({ pattern }) => forms.some((form) => matchesWildcard(form, pattern)))?.title ?? '';
  };
}
