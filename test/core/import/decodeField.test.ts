import { expect, it } from 'vitest';
import { isEncoding } from '@main/core/import/decodeField';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import { combined, parseText, toLines } from './parseText';

it.each([
  ['utf8', '/caf\xc3\xa9', '/café'],
  ['utf8', '/caf\xe9 is broken', '/café is broken'],
  ['utf8', '/caf\\xC3\\xA9', '/café'],
  ['utf8', '/\\x16\\x03\\x01', '/\\x16\\x03\\x01'],
  ['big5', '/\xac\xb0', '/為'],
  ['big5', '/\\xAC\\xB0', '/為'],
  ['Big5', '/\xac!', '/\ufffd!'],
  ['windows-1252', '/caf\xe9 \x80', '/café €'],
  ['cp1252', '/\\x80', '/€'],
  ['latin-1', '/\xfc', '/ü'],
  ['iso8859_2', '/\xb3', '/ł'],
  ['shift_jis', '/\x83\x65', '/テ'],
])('%s: %s is %s', (encoding, target, expected) => {
  const [line] = toLines(parseText(combined({ target }), 'ncsa_extended', { encoding, enableHttpErrors: true }));
  expect(line?.target).toBe(expected);
});

it('refuses encodings that nobody knows, and those that lines of ASCII cannot be found in', () => {
  expect(['utf-8', 'gbk', 'koi8_r', 'euc-kr'].map(isEncoding)).toEqual([true, true, true, true]);
  expect(['klingon', '', 'utf-16le'].map(isEncoding)).toEqual([false, false, false]);
  expect(() => parseImportOptions({ encoding: 'klingon' })).toThrow(/encoding does not take 'klingon'/);
});
