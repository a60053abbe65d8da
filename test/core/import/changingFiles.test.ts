import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandPaths, openLogs, type LogBlock, type OpenOptions } from '@main/core/import/openLog';
import { splitBlocks } from '@main/core/import/splitBlocks';
import { StreamSource } from '@main/core/import/ByteSource';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'heartwood-changing-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i} ${'x'.repeat(90)}\n`).join('');
const text = ({ bytes }: LogBlock) => Buffer.from(bytes).toString('latin1');

/** Reads a log; `change` happens to the file once its first block has come. */
async function readWhile(path: string, change: () => void, options?: OpenOptions) {
  let read = '';
  let error: unknown = null;
  const take = (block: LogBlock) => {
    if (read === '') change();
    read += text(block);
  };
  try {
    for await (const log of openLogs(path, options)) for await (const block of log.blocks()) take(block);
  } catch (failure) {
    error = failure;
  }
  return { read, error };
}

describe('a file that changes while it is read', () => {
  // several blocks: at most two of them are read ahead
  const long = lines(0, 40_000);
  const write = () => {
    const path = join(folder, 'access.log');
    writeFileSync(path, long);
    return path;
  };

  it('and is deleted, or renamed with a new one in its place, is read to its end', async () => {
    const path = write();
    expect(await readWhile(path, () => rmSync(path))).toEqual({ read: long, error: null });
    const rotated = write();
    const rotate = () => {
      renameSync(rotated, `${rotated}.1`);
      writeFileSync(rotated, lines(90_000, 90_010));
    };
    expect(await readWhile(rotated, rotate)).toEqual({ read: long, error: null });
  });

  it('and grows is read with what has come to it', async () => {
    const path = write();
    const more = lines(40_000, 40_010);
    expect(await readWhile(path, () => appendFileSync(path, more))).toEqual({ read: long + more, error: null });
  });

  it('and shrinks gives its whole lines and says so', async () => {
    const path = write();
    const { read, error } = await readWhile(path, () => truncateSync(path, 10));
    expect(error).toMatchObject({ code: 'file.changed', params: { path, lines: read.split('\n').length - 1 } });
    expect(long.startsWith(read)).toBe(true);
  });
});

describe('a pipe in which nothing comes', () => {
  it('is left when the import is cancelled, with the whole lines that came', async () => {
    const stop = new AbortController();
    const input = new PassThrough();
    input.write(`${lines(0, 3)}half a li`);
    setTimeout(() => stop.abort(), 30);
    const { read, error } = await readWhile('-', () => undefined, { input, signal: stop.signal });
    expect(read).toBe(lines(0, 3));
    expect(error).toMatchObject({ name: 'AbortError' });
  });

  it.skipIf(process.platform === 'win32')('is left by name, too', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const writer = spawn('sh', ['-c', `exec > '${path}'; echo line; exec sleep 60`]);
    const stop = new AbortController();
    writer.on('spawn', () => setTimeout(() => stop.abort(), 300));
    const { error } = await readWhile(path, () => undefined, { signal: stop.signal });
    writer.kill();
    expect(error).toMatchObject({ name: 'AbortError' });
  });
});

describe('texts of other kinds', () => {
  const read = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return (await readWhile(path, () => undefined)).read;
  };

  it('end lines with a carriage return alone', async () => {
    const bare = lines(0, 20_000).replaceAll('\n', '\r');
    expect(await read('mac.log', bare)).toBe(lines(0, 20_000));
    const longFirst = `${'y'.repeat(900)}\n${lines(0, 5)}`;
    expect(await read('long.log', longFirst.replaceAll('\n', '\r'))).toBe(longFirst);
    expect(await read('windows.log', longFirst.replaceAll('\n', '\r\n'))).toBe(longFirst.replaceAll('\n', '\r\n'));
  });

  it('have two bytes a character, with or without the mark that says so', async () => {
    const wide = Buffer.from(lines(0, 100), 'utf16le');
    expect(await read('le.log', wide)).toBe(lines(0, 100));
    expect(await read('be.log', Buffer.from(wide).swap16())).toBe(lines(0, 100));
    expect(await read('zeros.log', 'a\0b\0c\n'.repeat(20))).toBe('a\0b\0c\n'.repeat(20));
  });
});

describe('folders', () => {
  it.skipIf(process.getuid?.() === 0)('that may not be listed stand for themselves', async () => {
    for (const name of ['a', 'b']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'b', 'access.log'), '');
    execFileSync('chmod', ['000', join(folder, 'a')]);
    expect(await expandPaths([folder])).toEqual([join(folder, 'a'), join(folder, 'b', 'access.log')]);
    await expect(openLogs(join(folder, 'a')).next()).rejects.toMatchObject({ code: 'file.unreadable' });
    execFileSync('chmod', ['700', join(folder, 'a')]);
  });

  it('give standard input once', async () => {
    expect(await expandPaths(['-', folder, '-'].filter((path) => path === '-'))).toEqual(['-']);
  });
});

it('a line of a hundred megabytes takes no more memory than one of half a megabyte', async () => {
  let pieces = 0;
  async function* endless() {
    for (; pieces < 1600; pieces += 1) yield Buffer.alloc(65_536, 'x');
    yield Buffer.from('\nlast\n');
  }
  const blocks: LogBlock[] = [];
  for await (const block of splitBlocks(new StreamSource(endless()))) blocks.push(block);
  expect(blocks.map(({ lines: count, isCut = false, bytes }) => [count, isCut, bytes.length])).toEqual([
    [1, true, 2001],
    [1, false, 5],
  ]);
});
