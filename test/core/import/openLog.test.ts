import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors';
import { detectFormat } from '@main/core/import/detectFormat';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import { expandPaths, openLogs, type LogBlock, type LogSource, type OpenOptions } from '@main/core/import/openLog';
import { InlineParser } from '@main/core/import/Parsers';
import { splitBlocks } from '@main/core/import/splitBlocks';
import { combined } from './parseText';

const folder = mkdtempSync(join(tmpdir(), 'openLog-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function readAll(path: string, options?: OpenOptions): Promise<{ blocks: LogBlock[]; text: string }> {
  const blocks: LogBlock[] = [];
  for await (const log of openLogs(path, options)) for await (const block of log.blocks()) blocks.push(block);
  return { blocks, text: blocks.map((block) => Buffer.from(block.bytes).toString('latin1')).join('') };
}

/** What can be read of a log, and what then stops it. */
async function readUntilError(log: LogSource): Promise<{ text: string; error: AppError | null }> {
  let text = '';
  try {
    for await (const block of log.blocks()) text += Buffer.from(block.bytes).toString('latin1');
  } catch (error) {
    if (error instanceof AppError) return { text, error };
    throw error;
  }
  return { text, error: null };
}

async function count(path: string) {
  const options = parseImportOptions({});
  const parser = new InlineParser({ options });
  const sum = { lines: 0, rows: 0, failed: 0, failures: [] as { line: number; reason: string; length: number }[] };
  for await (const log of openLogs(path)) {
    for await (const block of log.blocks()) {
      const format = block.isCut ? 'ncsa_extended' : detectFormat(block.bytes, { path, options }).format;
      const batch = await parser.parse(block, format);
      sum.lines += batch.linesRead;
      sum.rows += batch.rows;
      sum.failed += batch.failed;
      for (const { line, reason, text } of batch.failures) sum.failures.push({ line, reason, length: text.length });
    }
  }
  await parser.close();
  return sum;
}

describe('a plain file', () => {
  it('comes as blocks of whole lines, numbered', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `line ${i} ${'x'.repeat(i % 50)}\n`);
    const { blocks, text } = await readAll(write('plain.log', lines.join('')));
    expect(text).toBe(lines.join(''));
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) {
      const first = Buffer.from(block.bytes).toString('latin1').split(' ', 2)[1];
      expect(first).toBe(String(block.firstLine - 1));
    }
    expect(blocks.at(-1)?.bytesDone).toBe(lines.join('').length);
    expect(blocks.reduce((sum, block) => sum + block.lines, 0)).toBe(60_000);
  });

  it('keeps a last line without line feed', async () => {
    expect((await readAll(write('open.log', 'a\nb'))).text).toBe('a\nb\n');
    expect((await readAll(write('short.log', 'a'))).text).toBe('a\n');
    expect((await readAll(write('empty.log', ''))).blocks).toEqual([]);
  });

  it('may have Windows line ends, a byte order mark, and NUL bytes', async () => {
    const text = `\xef\xbb\xbf${combined()}\0\0\0${combined()}${combined({ target: '/\0' })}`.replaceAll('\n', '\r\n');
    expect(await count(write('windows.log', Buffer.from(text, 'latin1')))).toMatchObject({
      lines: 3,
      rows: 2,
      failed: 1,
    });
  });

  it('cuts a line of two megabytes into a failed one', async () => {
    const path = write('long.log', `${combined()}${'x'.repeat(2_200_000)}\n${combined()}`);
    expect(await count(path)).toEqual({
      lines: 3,
      rows: 2,
      failed: 1,
      failures: [{ line: 2, reason: 'the line is longer than half a megabyte', length: 500 }],
    });
  });

  it('fails with a sentence', async () => {
    await expect(readAll(join(folder, 'missing.log'))).rejects.toThrow(/missing\.log does not exist/);
    await expect(readAll(folder)).rejects.toThrow(/cannot be read: it is a folder/);
  });
});

describe('gzip', () => {
  it('is known by its content and may have several members', async () => {
    const [first, second] = ['first\n'.repeat(1000), 'second\n'.repeat(1000)];
    const packed = Buffer.concat([gzipSync(first), gzipSync(second)]);
    const { blocks, text } = await readAll(write('packed.log', packed));
    expect(text).toBe(first + second);
    expect(blocks.at(-1)?.bytesDone).toBe(packed.length);
  });

  it('gives what could be read of a damaged file before it fails', async () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => `line ${(i * 2_654_435_761) % 1_000_003}\n`).join('');
    const packed = gzipSync(lines);
    const path = write('cut.log.gz', packed.subarray(0, packed.length - 1000));
    for await (const log of openLogs(path)) {
      const { text, error } = await readUntilError(log);
      expect(error?.code).toBe('file.corruptArchive');
      expect(lines.startsWith(text)).toBe(true);
      expect(text.length).toBeGreaterThan(lines.length - 100_000);
      expect(error?.params['lines']).toBe(text.split('\n').length - 1);
    }
    expect.assertions(4);
  });

  it('does not mind zeros behind it, as tapes and disks leave them', async () => {
    const path = write('padded.log.gz', Buffer.concat([gzipSync('a\nb\n'), new Uint8Array(100_000)]));
    expect((await readAll(path)).text).toBe('a\nb\n');
  });
});

describe('standard input', () => {
  it.each([
    ['plain', Buffer.from('a\nb\nc')],
    ['packed', gzipSync('a\nb\nc')],
  ])('%s', async (_name, content) => {
    async function* trickle() {
      for (const byte of content) yield Uint8Array.of(byte);
    }
    const { text } = await readAll('-', { input: Readable.from(trickle()) });
    expect(text).toBe('a\nb\nc\n');
  });
});

it('splits any text at any place into the same lines', async () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r'), maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 3, max: 50 }), async (text, step) => {
      let at = 0;
      const source = {
        position: 0,
        async read(into: Uint8Array) {
          const part = Buffer.from(text.slice(at, at + Math.min(step, into.length)));
          into.set(part);
          at += part.length;
          return part.length;
        },
      };
      let joined = '';
      let next = 1;
      for await (const block of splitBlocks(source, 256)) {
        joined += Buffer.from(block.bytes).toString();
        expect(block.firstLine).toBe(next);
        next += block.lines;
      }
      expect(joined).toBe(text === '' || text.endsWith('\n') ? text : `${text}\n`);
      expect(next - 1).toBe(joined.split('\n').length - 1);
    }),
  );
});

describe('expandPaths', () => {
  it('keeps the order of arguments and sorts what one of them means', async () => {
    const tree = join(folder, 'tree');
    mkdirSync(join(tree, 'b'), { recursive: true });
    for (const name of ['c.log', 'a.log', 'b/d.log', '.hidden', 'e.txt']) write(`tree/${name}`, 'x\n');
    const relative = async (...paths: string[]) =>
      (await expandPaths(paths.map((path) => (path === '-' ? path : join(tree, path))))).map((path) =>
        path.replace(`${tree}/`, ''),
      );
    expect(await relative('*.log')).toEqual(['a.log', 'c.log']);
    expect(await relative('.')).toEqual(['a.log', 'b/d.log', 'c.log', 'e.txt']);
    expect(await relative('e.txt', '-', 'b')).toEqual(['e.txt', '-', 'b/d.log']);
  });

  it('keeps what stands for nothing: opening it says so', async () => {
    for (const name of ['*.nothing', 'z.log']) {
      const path = join(folder, name);
      expect(await expandPaths([path])).toEqual([path]);
      await expect(readAll(path)).rejects.toMatchObject({ code: 'file.notFound', params: { path } });
    }
  });
});
