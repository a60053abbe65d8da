import { expect, test } from 'vitest';
import { compareVersions, isVersions, meetsVersions, requirementsOf } from '@shared/plugin/requirements';

test.each([
  ['1.0.0', '', true],
  ['1.0.0', '1.0', true],
  ['1.0.0', '1.1', false],
  ['1.10.0', '>=1.9.9', true],
  ['2.0.0', '>=1.0,<2', false],
  ['1.9.9', '>=1.0, <2', true],
  ['1.0.0', '<=1', true],
  ['1.0.0', '>1', false],
  ['1.0.0', '==1.0', true],
  ['1.0.1', '==1.0', false],
  ['1.0.1', '<>1.0.1', false],
  ['1.0.2', '!=1.0.1', true],
  ['5.0.0-b4', '>=5.0.0-b4,<6.0.0-b1', true],
  ['5.0.0-b3', '>=5.0.0-b4', false],
  ['5.0.0-b10', '>=5.0.0-b4', true],
  ['5.0.0-b4', '>=5.0.0', false],
])('%s meets %j: %s', (version, versions, isMet) => {
  expect(isVersions(versions)).toBe(true);
  expect(meetsVersions(version, versions)).toBe(isMet);
});

test.each(['new', '>=', '~1.0', '>=1,', '1.0 2.0'])('%j is no list of versions', (text) => {
  expect(isVersions(text)).toBe(false);
});

test('versions are in order', () => {
  const sorted = ['0.9', '1.0.0-b1', '1.0.0-b2', '1.0.0-rc1', '1.0', '1.0.1', '1.10'];
  expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
});

test('requirements are names, or names with versions', () => {
  const manifest = { name: 'A', version: '1', description: '' };
  expect(requirementsOf(manifest)).toEqual([]);
  expect(requirementsOf({ ...manifest, requires: ['B'] })).toEqual([{ name: 'B', versions: '' }]);
  expect(requirementsOf({ ...manifest, requires: { B: '>=1' } })).toEqual([{ name: 'B', versions: '>=1' }]);
});
