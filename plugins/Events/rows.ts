import type { ReportContext, Row } from 'heartwood/sdk';
import { capital, dimensionName, type Part } from './parts';

/** An event need not have a name. */
export function labelOf(part: Part, label: string, { translate }: ReportContext): string {
  return label === '' ? translate(`Events_${capital(part)}NotDefined`) : label;
}

/** `eventCategory==Video;eventAction==play`; undefined for a row of many. */
export function segmentOf(values: readonly (readonly [Part, string])[], { isSummary }: Row): string | undefined {
  if (isSummary) return undefined;
  // what has no name may be anything but an event, too
  const isNameless = values.every(([, value]) => value === '');
  const conditions = values.map(([part, value]) => `${dimensionName(part)}==${encodeURIComponent(value)}`);
  return [...(isNameless ? ['actionType==events'] : []), ...conditions].join(';');
}
