/**
 * Colours of series, told apart by people with any colour vision: neighbours differ in lightness as well as in hue.
 * The values are the theme's variables, so they change with light and dark.
 */
export const seriesColors = [1, 2, 3, 4, 5, 6].map((index) => `var(--heartwood-series-${index})`);
export const restColor = 'var(--heartwood-series-rest)';
export const beforeColor = 'var(--heartwood-before)';

export function seriesColor(index: number): string {
  return seriesColors[index] ?? restColor;
}
