import { AppError } from '@shared/errors';
import { periodTypes, type PeriodType } from '@shared/period/Period';
import { parseSegment } from '@shared/segment/parseSegment';
import { invalid, type RequestParameters } from './RequestParameters';

/** What a request compares its report with, besides its own period and segment. */
export interface ComparisonParameters {
  segments: readonly string[];
  periods: readonly { period: PeriodType; date: string }[];
  isInverted: boolean;
}

/** Matomo's limits. */
const MAX_SEGMENTS = 5;
const MAX_PERIODS = 5;

/** null when the request compares nothing. Throws: AppError api.parameterInvalid, segment.invalid. */
export function parseComparison(parameters: RequestParameters): ComparisonParameters | null {
  if (!parameters.flag('compare')) return null;
  const segments = parameters.items('compareSegments', { withEmpty: true });
  const dates = parameters.items('compareDates');
  const types = parameters.items('comparePeriods');
  checkCount('compareSegments', segments, MAX_SEGMENTS);
  checkCount('compareDates', dates, MAX_PERIODS);
  checkCount('comparePeriods', types, MAX_PERIODS);
  if (dates.length !== types.length) {
    const hint = `compareDates has ${dates.length}: give one period for each date.`;
    throw invalid('comparePeriods', types.join(), hint);
  }
  if (segments.length + dates.length === 0) {
    const hint = 'compare=1 needs compareSegments[], or compareDates[] and comparePeriods[].';
    throw new AppError('api.parameterMissing', { name: 'compareDates', hint });
  }
  for (const segment of segments) parseSegment(segment);
  const periods = dates.map((date, i) => ({ period: parseType(types[i] ?? ''), date }));
  return { segments, periods, isInverted: parameters.flag('invert_compare_change_compute') };
}

function checkCount(name: string, items: readonly string[], most: number): void {
  if (items.length > most) throw invalid(name, items.join(', '), `At most ${most}.`);
}

function parseType(text: string): PeriodType {
  const type = periodTypes.find((known) => known === text);
  if (!type) throw invalid('comparePeriods', text, `Allowed: ${periodTypes.join(', ')}.`);
  return type;
}
