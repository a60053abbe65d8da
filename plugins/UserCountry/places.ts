import type { ReportContext } from 'heartwood/sdk';

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

/** `Munich, BY, Germany`; a part that is not known says so. */
export function toPlaceName(label: string, context: ReportContext): string {
  const { city, region, country } = splitPlace(label);
  const hasCity = label.split('|').length > 2;
  const orUnknown = (name: string) => name || context.translate('General_Unknown');
  const countryText = countryName(country, context);
  return [...(hasCity ? [orUnknown(city)] : []), orUnknown(region), countryText].join(', ');
}
