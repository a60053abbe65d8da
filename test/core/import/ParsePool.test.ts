import { describe, expect, it } from 'vitest';
import { countLines } from '@main/core/import/countLines';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import type { LogBlock } from '@main/core/import/LogBlock';
import type { ParsedBatch } from '@main/core/import/ParsedBatch';
import { ParsePool } from '@main/core/import/ParsePool';
import { InlineParser } from '@main/core/import/Parsers';
import { combined, toBytes, toLines } from './parseText';

const options = parseImportOptions({});
const threadUrl = new URL('threadEntry.mjs', import.meta.url);

function toBlock(text: string): LogBlock {
  const bytes = toBytes(text);
  return { bytes, firstLine: 1, lines: countLines(bytes), bytesDone: bytes.length, isCut: false };
}

describe('ParsePool', () => {
  it('gives the same batches as parsing on the own thread', async () => {
    const texts = Array.from({ length: 6 }, (_, i) =>
      [combined({ target: `/${i}` }), combined({ agent: 'curl/8.5.0' }), 'broken\n', combined({ status: 404 })].join(
        '',
      ),
    );
    const pool = new ParsePool({ threadUrl, threads: 2, settings: { options } });
    const inline = new InlineParser({ options });
    const expected = await Promise.all(texts.map((text) => inline.parse(toBlock(text), 'ncsa_extended')));
    const batches = await Promise.all(texts.map((text) => pool.parse(toBlock(text), 'ncsa_extended')));
    expect(batches.map(toLines)).toEqual(expected.map(toLines));
    const counted = ({ linesRead, failed, failures, leftOut }: ParsedBatch) => ({
      linesRead,
      failed,
      failures,
      leftOut,
    });
    expect(batches.map(counted)).toEqual(expected.map(counted));
    await pool.close();
    await inline.close();
  });

  it('rejects what a thread cannot do, and goes on', async () => {
    const pool = new ParsePool({ threadUrl, threads: 1, settings: { options } });
    await expect(pool.parse(toBlock('x\n'), 'no_such_format')).rejects.toThrow(/no log format named no_such_format/);
    expect((await pool.parse(toBlock(combined()), 'ncsa_extended')).rows).toBe(1);
    await pool.close();
  });

  it('rejects everything when its thread dies', async () => {
    const dying = new URL('data:text/javascript,process.exit(3)');
    const pool = new ParsePool({ threadUrl: dying, threads: 1, settings: { options } });
    await expect(pool.parse(toBlock('x\n'), 'common')).rejects.toThrow(/a parse thread ended \(3\)/);
    await expect(pool.parse(toBlock('x\n'), 'common')).rejects.toThrow(/a parse thread ended/);
    await pool.close();
  });
});
