import { AppError, type ReportContext } from 'heartwood/sdk';

/** What an event is told apart by, and the columns that say it. */
export const columns = {
  category: 'idaction_event_category',
  action: 'idaction_event_action',
  name: 'idaction_name',
} as const;
export type Part = keyof typeof columns;

/** By a report's dimension, those that its rows can be divided by; the first one unless told otherwise. */
export const secondaryParts: Readonly<Record<Part, readonly [Part, Part]>> = {
  category: ['action', 'name'],
  action: ['name', 'category'],
  name: ['action', 'category'],
};

/** `Category`, as it stands in names of methods. */
export function capital(part: Part): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}

/** `eventCategory`: how Matomo calls a dimension, and segments do. */
export function dimensionName(part: Part): string {
  return `event${capital(part)}`;
}

/** Throws: AppError api.parameterInvalid. */
export function parseSecondary(part: Part, dimension: string): Part {
  const [first, second] = secondaryParts[part];
  if (dimension === '' || dimension === dimensionName(first)) return first;
  if (dimension === dimensionName(second)) return second;
  const hint = `Allowed: ${dimensionName(first)}, ${dimensionName(second)}.`;
  throw new AppError('api.parameterInvalid', { name: 'secondaryDimension', value: dimension, hint });
}

/** What the request wants rows to be divided by. */
export function secondaryOf(part: Part, context: ReportContext): Part {
  return parseSecondary(part, context.parameter('secondaryDimension'));
}

/** `getActionFromCategoryId` answers the actions of one category. */
export function methodBelow(part: Part, below: Part): string {
  return `get${capital(below)}From${capital(part)}Id`;
}
