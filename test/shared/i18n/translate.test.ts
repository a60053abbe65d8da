import { expect, test } from 'vitest';
import { displayName } from '@shared/i18n/displayName';
import { makeTranslate } from '@shared/i18n/translate';

test('texts are filled in order or by position', () => {
  const translate = makeTranslate('en', { A_one: '%s of %s', A_two: '%2$s before %1$s', A_three: '50%% of %s' });
  expect(translate('A_one', 1, 2)).toBe('1 of 2');
  expect(translate('A_two', 'a', 'b')).toBe('b before a');
  expect(translate('A_three', 'it')).toBe('50% of it');
  expect(translate('A_one', 1)).toBe('1 of %s');
});

test('a key without a text is its own text; the core goes before plugins', () => {
  const translate = makeTranslate('xx', { General_Others: 'mine', toString: 'no' });
  expect([
    translate('A_none'),
    translate('General_Others'),
    translate.has('A_none'),
    translate.has('constructor'),
  ]).toEqual(['A_none', 'Others', false, false]);
});

test('names of countries and languages; what nobody knows is its code', () => {
  expect([
    displayName('en', 'region', 'de'),
    displayName('en', 'language', 'de'),
    displayName('en', 'region', 'x!'),
  ]).toEqual(['Germany', 'German', 'x!']);
});
