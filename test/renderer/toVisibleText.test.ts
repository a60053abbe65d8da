import { expect, it } from 'vitest';
import { toVisibleText } from '@renderer/ui/toVisibleText';

it('spells out what would be invisible or turn text around, and nothing else', () => {
  expect(toVisibleText('/a\u202egpj.exe\u0000')).toBe('/a\\u202egpj.exe\\u0000');
  expect(toVisibleText('/café/日本 שלום')).toBe('/café/日本 שלום');
});
