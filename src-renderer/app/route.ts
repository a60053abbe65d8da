import { audiences } from '@shared/audience/audiences';
import { periodTypes, type PeriodType } from '@shared/period/Period';
import type { Selection } from '../report/ReportMetadata';

/** Pages that show one thing, whatever is selected. */
const singlePages = ['start', 'import', 'data', 'plugins'] as const;
type SinglePage = (typeof singlePages)[number];

/** Where in the app one is; it lives in the address after the #, so Back goes back and a page can be bookmarked. */
export type Route =
  | { page: 'home' }
  | { page: SinglePage }
  | { page: 'imports'; idImport: number | null }
  | { page: 'quality'; selection: Selection }
  | { page: 'dashboard'; selection: Selection }
  | { page: 'report'; selection: Selection; category: string; subcategory: string };

export function parseRoute(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decode);
  const [first, idSite, period, date] = parts;
  if (isSinglePage(first)) return { page: first };
  if (first === 'imports') return { page: 'imports', idImport: /^\d+$/.test(idSite ?? '') ? Number(idSite) : null };
  if (first !== 'site' || !isPeriodType(period) || !date || !/^\d+$/.test(idSite ?? '')) return { page: 'home' };
  const { narrowed, rest } = parseNarrowing(parts.slice(4));
  const [page, category, subcategory] = rest;
  const selection: Selection = { idSite: Number(idSite), period, date, ...narrowed };
  if (page === 'quality') return { page, selection };
  if (page !== 'report' || !category || !subcategory) return { page: 'dashboard', selection };
  return { page: 'report', selection, category, subcategory };
}

export function toPath(route: Route): string {
  if (route.page === 'home') return '/';
  if (route.page === 'imports') return route.idImport === null ? '/imports' : `/imports/${route.idImport}`;
  if (!('selection' in route)) return `/${route.page}`;
  const { idSite, period, date, segment, audience } = route.selection;
  const ofSegment = segment ? `/segment/${encodeURIComponent(segment)}` : '';
  const base = `/site/${idSite}/${period}/${date}${ofSegment}${audience ? `/audience/${audience}` : ''}`;
  if (route.page !== 'report') return `${base}/${route.page}`;
  return `${base}/report/${encodeURIComponent(route.category)}/${encodeURIComponent(route.subcategory)}`;
}

/** The same page for another site or time; pages without one lead to the dashboard. */
export function withSelection(route: Route, selection: Selection): Route {
  if (route.page === 'report' || route.page === 'quality') return { ...route, selection };
  return { page: 'dashboard', selection };
}

/** `segment/…` and `audience/…`, and what stands after them. */
function parseNarrowing(parts: readonly string[]): {
  narrowed: Pick<Selection, 'segment' | 'audience'>;
  rest: readonly string[];
} {
  const [name, value, ...rest] = parts;
  if (name === 'segment' && value) {
    const { narrowed, rest: after } = parseNarrowing(rest);
    return { narrowed: { segment: value, ...narrowed }, rest: after };
  }
  const audience = name === 'audience' ? audiences.find((known) => known === value) : undefined;
  return audience ? { narrowed: { audience }, rest } : { narrowed: {}, rest: parts };
}

function isSinglePage(text: string | undefined): text is SinglePage {
  return singlePages.some((page) => page === text);
}

function isPeriodType(text: string | undefined): text is PeriodType {
  return periodTypes.some((type) => type === text);
}

/** A hand-written address may hold a stray %. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
