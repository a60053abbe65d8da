import { currentLocale, t } from './t';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currentLocale()} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.NumberFormat(currentLocale(), options)));
  return found;
}

export function formatInteger(value: number): string {
  return formatter({ maximumFractionDigits: 0 }).format(value);
}

/** 12 345 → 12K: for axes and narrow places. */
export function formatCompact(value: number): string {
  return formatter({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatDecimal(value: number, { least = 0, most = 2 } = {}): string {
  return formatter({ minimumFractionDigits: least, maximumFractionDigits: most }).format(value);
}

/** 0.123 → 12.3 %; with as many digits at least as at most, columns align. */
export function formatPercent(ratio: number, digits = { least: 1, most: 1 }): string {
  const options = { minimumFractionDigits: digits.least, maximumFractionDigits: digits.most };
  return formatter({ style: 'percent', ...options }).format(ratio);
}

/** +12.3 %, −4.0 %. */
export function formatChange(ratio: number): string {
  return formatter({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(ratio);
}

/** 1,234.50 € in the reader's manner; whole amounts without cents. What is no currency of Intl's stands before the number. */
export function formatMoney(amount: number, currency = ''): string {
  const digits = { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 };
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${currency} ${formatter(digits).format(amount)}`.trim();
  return formatter({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits }).format(amount);
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1000)), byteUnits.length - 1);
  const unit = byteUnits[power] ?? 'byte';
  const value = bytes / 1000 ** power;
  // "626 bytes", but "1.2 MB"
  const unitDisplay = power === 0 ? 'long' : 'short';
  const maximumFractionDigits = power === 0 || value >= 100 ? 0 : 1;
  return formatter({ style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(value);
}

/** 3 725 s → 1 h 2 min; below an hour minutes and seconds; 1.4 s, 0.25 s, 4.2 ms. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  if (hours > 0) return t('duration.hours', { hours: formatInteger(hours), minutes });
  if (minutes > 0) return t('duration.minutes', { minutes, seconds: rest });
  if (seconds > 0 && seconds < 0.1) {
    const milliseconds = seconds * 1000;
    return t('duration.milliseconds', {
      milliseconds: formatDecimal(milliseconds, { most: milliseconds < 10 ? 1 : 0 }),
    });
  }
  return t('duration.seconds', {
    seconds: seconds < 10 ? formatDecimal(seconds, { most: seconds < 1 ? 2 : 1 }) : rest,
  });
}
