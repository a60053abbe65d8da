import { openTimeZone } from '../period/timeZone';
import { round } from './round';

const timeUnits = [
  { name: 'years', seconds: 365 * 86_400 },
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3600 },
  { name: 'min', seconds: 60 },
] as const;

/** A length of time in its two largest units: `2 days 5 hours`, `4 min 7s`, `12s`; below a second `0.25s`, `0.0042s`. */
export function prettyTime(seconds: number): string {
  if (seconds < 0) return `-${prettyTime(-seconds)}`;
  if (seconds > 0 && seconds < 1) return `${round(seconds, seconds < 0.1 ? 4 : 2)}s`;
  const total = Math.round(seconds);
  const largest = timeUnits.findIndex((unit) => total >= unit.seconds);
  if (largest < 0) return `${total}s`;
  const unit = timeUnits[largest] as (typeof timeUnits)[number];
  const next = timeUnits[largest + 1];
  const rest = total % unit.seconds;
  const second = next ? `${Math.floor(rest / next.seconds)} ${next.name}` : `${rest}s`;
  return `${Math.floor(total / unit.seconds)} ${unit.name} ${second}`;
}

/** A ratio as a percentage: 0.4768 is `47.68%`. */
export function prettyPercent(ratio: number): string {
  return `${round(ratio * 100, 2)}%`;
}

/** `$12`, `$12.50`; a currency that nobody knows stands behind its code. */
export function prettyMoney(amount: number, currency: string): string {
  const places = Number.isInteger(amount) ? 0 : 2;
  try {
    return new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: places,
      maximumFractionDigits: 2,
    }).format(amount);
  } catch {
    return `${currency} ${amount.toFixed(places)}`;
  }
}

/** `1.5 MB`; units of 1024. */
export function prettyBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let size = bytes;
  let unit = 0;
  while (Math.abs(size) >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${round(size, 1)} ${units[unit]}`;
}

/** A unix time as date and clock of a time zone, `2015-05-17 10:05:03`; '' of 0, which is no time. */
export function prettyMoment(time: number, timezone: string): string {
  if (time === 0) return '';
  const local = new Date((time + openTimeZone(timezone).offsetAt(time)) * 1000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}
