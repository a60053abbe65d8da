import { expect, it } from 'vitest';
import { BlockParser } from '@main/core/import/BlockParser';
import { countLines } from '@main/core/import/countLines';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import type { LogBlock } from '@main/core/import/LogBlock';
import { combined, parseText, toBytes, toLines } from './parseText';

function toBlock(text: string, firstLine: number): LogBlock {
  const bytes = toBytes(text);
  return { bytes, firstLine, lines: countLines(bytes), bytesDone: 0, isCut: false };
}

it('gives a batch its own numbers, whatever the thread remembers or has forgotten', () => {
  const parser = new BlockParser({ options: parseImportOptions({}) });
  const many = Array.from({ length: 110_000 }, (_, i) =>
    combined({ target: `/${i}`, agent: `Firefox/${i % 31_000}.0` }),
  );
  const few =
    combined({ target: '/5' }) + combined({ target: '/7', agent: 'Firefox/9.0' }) + combined({ target: '/5' });
  parser.parse(toBlock(many.join(''), 1), 'ncsa_extended');
  const afterwards = parser.parse(toBlock(few, 1), 'ncsa_extended');
  expect(afterwards).toEqual(parseText(few));
  expect(parser.parse(toBlock(few, 1), 'ncsa_extended')).toEqual(afterwards);
  expect(afterwards.targets.texts).toEqual(['/5', '/7']);
});

it('reads blocks of several formats in turn', () => {
  const parser = new BlockParser({ options: parseImportOptions({}) });
  const agent = combined({ agent: 'curl/8.5.0' });
  expect(toLines(parser.parse(toBlock(`www.example.com ${agent}`, 1), 'common_complete'))[0]?.host).toBe(
    'www.example.com',
  );
  expect(toLines(parser.parse(toBlock(agent, 1), 'common'))[0]).toMatchObject({ host: '', userAgent: '' });
});

it('numbers lines and skips by number across blocks', () => {
  const parser = new BlockParser({ options: parseImportOptions({ skip: 12 }) });
  const batch = parser.parse(toBlock(combined().repeat(5), 10), 'ncsa_extended');
  expect(batch).toMatchObject({ linesRead: 5, filtered: 3, rows: 2 });
  expect([...batch.line]).toEqual([13, 14]);
});

it('keeps the first failed lines only, cut', () => {
  const batch = parseText(`${'x'.repeat(3_000)}\n`.repeat(30));
  expect(batch.failed).toBe(30);
  expect(batch.failures.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(batch.failures[0]?.text).toBe('x'.repeat(500));
});
