import { AppError, type LogPage, type ParameterDeclaration } from 'heartwood/sdk';

const optional = (type: ParameterDeclaration['type']): ParameterDeclaration => ({ type, default: '' });

/** The site, and a time and segment that may be left out. */
export const selectionParameters = {
  idSite: { type: 'site' },
  period: optional('period'),
  date: optional('date'),
  segment: optional('segment'),
} as const;

/** Which part of the rows is answered. */
export const pageParameters = {
  filter_limit: { type: 'number', default: 100 },
  filter_offset: { type: 'number', default: 0 },
  filter_sort_order: { type: 'text', default: 'desc', allowed: ['desc', 'asc'] },
} as const;

/** As many rows as one answer holds; `filter_limit=-1` means this. */
export const MAX_ROWS = 10_000;

/** Values of `pageParameters`. */
export interface PageValues {
  filter_limit: number;
  filter_offset: number;
  filter_sort_order: string;
}

/** The page that these values mean. Throws: AppError api.parameterInvalid. */
export function toPage(values: PageValues): LogPage {
  const { filter_limit, filter_offset, filter_sort_order } = values;
  checkCount('filter_limit', filter_limit, -1);
  checkCount('filter_offset', filter_offset, 0);
  const limit = filter_limit < 0 ? MAX_ROWS : Math.min(filter_limit, MAX_ROWS);
  return { offset: filter_offset, limit, isOldestFirst: filter_sort_order === 'asc' };
}

function checkCount(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  const hint = `Give a whole number from 0 on${least < 0 ? `, or -1 for as many as one answer holds (${MAX_ROWS})` : ''}.`;
  throw new AppError('api.parameterInvalid', { name, value: String(value), hint });
}
