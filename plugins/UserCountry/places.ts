import type { ReportContext, Row } from 'heartwood/sdk';

/** The code of a country that no database knows. */
export const UNKNOWN_COUNTRY = 'xx';

export interface Place {
  city: string;
  region: string;
  country: string;
}

/** The parts of a stored label, the country last: `de`, `BY|de`, `Munich|BY|de`. */
export function splitPlace(label: string): Place {
  const parts = label.split('|');
  const country = parts.pop() || UNKNOWN_COUNTRY;
  const region = parts.pop() ?? '';
  return { city: parts.join('|'), region, country };
}

export function countryName(code: string, context: ReportContext): string {
  const unknown = () => context.translate('General_Unknown');
  return /^[a-z]{2}$/.test(code) && code !== UNKNOWN_COUNTRY
    ? context.displayName('region', code.toUpperCase()) || unknown()
    : unknown();
}

/** The name of a row's region, or its code where the database has no name. */
export function regionName(label: string, row: Pick<Row, 'metadata'>): string {
  const { region_name: name } = row.metadata;
  return typeof name === 'string' ? name : splitPlace(label).region;
}

/** `Munich, Bavaria, Germany`; a part that is not known says so. */
export function toPlaceName(label: string, context: ReportContext, row: Pick<Row, 'metadata'>): string {
  const { city, country } = splitPlace(label);
  const hasCity = label.split('|').length > 2;
  const orUnknown = (name: string) => name || context.translate('General_Unknown');
  const countryText = countryName(country, context);
  return [...(hasCity ? [orUnknown(city)] : []), orUnknown(regionName(label, row)), countryText].join(', ');
}
