import { describe, expect, it } from 'vitest';
import { formatTitleMap, parseTitleMap } from '../titleMap';

describe('a list of titles', () => {
  it.each([
    ['/oak\tOak, and more', '/oak', 'Oak, and more'],
    ['  /oak => Oak  ', '/oak', 'Oak'],
    ['/oak;Oak', '/oak', 'Oak'],
    ['"/oak","Oak ""Quercus"""', '/oak', 'Oak "Quercus"'],
    ['https://www.example.com/a?b=1\tA', 'https://www.example.com/a?b=1', 'A'],
    ['shop.example.com/*\tShop', 'shop.example.com/*', 'Shop'],
    ['*/print\tPrinted', '*/print', 'Printed'],
  ])('%s', (line, pattern, title) => {
    expect(parseTitleMap(line)).toEqual([{ pattern, title }]);
  });

  it('leaves out blank lines and remarks, and reads what it writes', () => {
    const titles = parseTitleMap('# pages\r\n\r\n/a\tA\r\n/b\tB\r\n');
    expect(titles).toHaveLength(2);
    expect(parseTitleMap(formatTitleMap(titles))).toEqual(titles);
    expect(parseTitleMap('')).toEqual([]);
  });

  it.each(['/oak', '/oak\t', 'Oak\t/oak', '\tOak'])('refuses %j by its line', (line) => {
    expect(() => parseTitleMap(`/a\tA\n${line}`)).toThrow(/Line 2/);
  });

  it('takes many pages, and not too many patterns', () => {
    const lines = (toPattern: (i: number) => string) => Array.from({ length: 1001 }, (_, i) => `${toPattern(i)}\tT`);
    expect(parseTitleMap(lines((i) => `/${i}`).join('\n'))).toHaveLength(1001);
    expect(() => parseTitleMap(lines((i) => `/${i}/*`).join('\n'))).toThrow(/1000/);
  });
});
