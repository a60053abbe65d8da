/** `€` of EUR; the code where a currency has no sign. */
function symbolOf(currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

export function currencySymbols(): Record<string, string> {
  return Object.fromEntries(Intl.supportedValuesOf('currency').map((code) => [code, symbolOf(code)]));
}

/** `Euro (€)` under EUR. */
export function currencyNames(): Record<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  const entries = Object.entries(currencySymbols());
  return Object.fromEntries(entries.map(([code, symbol]) => [code, `${names.of(code) ?? code} (${symbol})`]));
}
