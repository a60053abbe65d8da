import { format } from 'prettier';
import { expect, it } from 'vitest';
import { importOptionDeclarations } from '@shared/import/importOptions';
import { toOptionManual } from './optionManual';

it('docs/OPTIONS.md says what the declarations say', async () => {
  const manual = await format(toOptionManual(), { parser: 'markdown', printWidth: 120 });
  await expect(manual).toMatchFileSnapshot('../../docs/OPTIONS.md');
});

it('no two options share a name or a flag', () => {
  const flags = importOptionDeclarations.flatMap(({ flag, fileFlag = [] }) => [flag, fileFlag].flat());
  const names = importOptionDeclarations.map(({ name }) => name);
  expect(new Set(flags).size).toBe(flags.length);
  expect(new Set(names).size).toBe(names.length);
});
