import { singleRanges, type Ranges } from 'heartwood/sdk';

/** Of visits in seconds; one of 60 seconds is in `60-120` only. */
export const durations: Ranges = [
  ...['0-10', '11-30', '31-60', '60-120', '120-240', '240-420', '420-600', '600-900', '900-1800', '1800+'],
];
/** Actions of a visit. */
export const actionCounts: Ranges = [...singleRanges(1, 5), '6-7', '8-10', '11-14', '15-20', '21+'];
/** Which visit of its visitor. */
export const visitCounts: Ranges = [...singleRanges(1, 8), '9-14', '15-25', '26-50', '51-100', '101-200', '201+'];
/** Days since the visit before. */
export const daysSince: Ranges = [...singleRanges(0, 7), '8-14', '15-30', '31-60', '61-120', '121-364', '365+'];
