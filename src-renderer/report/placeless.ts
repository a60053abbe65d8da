import type { ReportMetadata, ReportRow } from './ReportMetadata';

/** What a row of these reports is about. */
const placeParts: Readonly<Record<string, string>> = {
  'UserCountry.getRegion': 'region_name',
  'UserCountry.getCity': 'city_name',
};

/** Whether none of the rows knows its region or city: the database of places that is used has countries only. */
export function isPlaceless(report: ReportMetadata, rows: readonly ReportRow[]): boolean {
  const part = placeParts[`${report.module}.${report.action}`];
  return part !== undefined && rows.length > 0 && rows.every((row) => row[part] === '');
}
