import { expect, it } from 'vitest';
import { toMonths, toStretches, weekColumn } from '@renderer/pages/quality/months';
import { setLanguage } from '@renderer/ui/t';

const day = (text: string) => ({ day: text, hours: [], missing: [] });

it('sorts days into months', () => {
  setLanguage('en-GB');
  const months = toMonths(['2026-01-31', '2026-02-01', '2026-02-02'].map(day));
  expect(months.map(({ title, days }) => [title, days.length])).toEqual([
    ['January 2026', 1],
    ['February 2026', 2],
  ]);
});

it('puts Monday first and Sunday last', () => {
  expect(['2026-02-02', '2026-02-04', '2026-02-08'].map(weekColumn)).toEqual([1, 3, 7]);
});

it('says hours as stretches', () => {
  expect(toStretches([])).toBe('');
  expect(toStretches([0, 14, 15, 16, 23])).toBe('00:00–01:00, 14:00–17:00, 23:00–24:00');
});
