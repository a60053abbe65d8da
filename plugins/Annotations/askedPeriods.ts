import { shiftPeriod, type ApiServices, type Period } from 'heartwood/sdk';

/** As many as `date` may ask for. */
const MAX_PERIODS = 5000;

/** How Matomo's methods about notes ask for time. */
export interface AskedTime {
  idSite: number;
  period: string;
  date: string;
  /** 0: the period alone; else so many periods, of which it is the last. */
  lastN: number;
}

/** The periods that are asked for, in order. */
export function askedPeriods(services: ApiServices, { idSite, period, date, lastN }: AskedTime): Period[] {
  const found = services.periods({ idSite: String(idSite), period, date });
  const periods = Array.isArray(found) ? found : [found];
  const last = periods.at(-1);
  if (!last || lastN < 1) return periods;
  const count = Math.min(Math.floor(lastN), MAX_PERIODS);
  return Array.from({ length: count }, (_, i) => shiftPeriod(last, i + 1 - count));
}

/** From the first day of the first period to the last day of the last. */
export function spanOf(periods: readonly Period[]): Pick<Period, 'first' | 'last'> {
  return { first: periods[0]?.first ?? 0, last: periods.at(-1)?.last ?? -1 };
}
