import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '@shared/errors';
import { openLogs, type OpenOptions } from '@main/core/import/openLog';
import { bzip2, tar, twoLines, xz, zip } from './packing';

const folder = mkdtempSync(join(tmpdir(), 'unpack-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface ReadLog {
  path: string;
  text: string;
  error?: { code: ErrorCode; reason: unknown; lines: unknown };
}

async function read(content: Uint8Array, options?: OpenOptions): Promise<ReadLog[]> {
  const path = join(folder, 'log');
  writeFileSync(path, content);
  const logs: ReadLog[] = [];
  for await (const log of openLogs(path, options)) {
    const read: ReadLog = { path: log.path.replace(`${folder}/`, ''), text: '' };
    logs.push(read);
    try {
      for await (const block of log.blocks()) read.text += Buffer.from(block.bytes).toString();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      read.error = { code: error.code, reason: error.params['reason'], lines: error.params['lines'] };
    }
  }
  return logs;
}

function damaged(reason: string, lines: number): ReadLog['error'] {
  return { code: 'file.corruptArchive', reason, lines };
}

describe('compression is known by what stands in it', () => {
  it.each([
    ['gzip', gzipSync(twoLines)],
    ['bzip2', bzip2],
    ['xz', xz.crc64],
    ['xz with a CRC32', xz.crc32],
    ['xz with a SHA-256', xz.sha256],
    ['zstd', zstdCompressSync(twoLines)],
    ['gzip of zstd', gzipSync(zstdCompressSync(twoLines))],
    ['UTF-16', Buffer.from(`\ufeff${twoLines}`, 'utf16le')],
    ['UTF-16, the high byte first', Buffer.from(`\ufeff${twoLines}`, 'utf16le').swap16()],
  ])('%s', async (_name, content) => {
    expect(await read(content)).toEqual([{ path: 'log', text: twoLines }]);
  });

  it.each([
    ['gzip', gzipSync(twoLines)],
    ['bzip2', bzip2],
    ['xz', xz.crc64],
    ['zstd', zstdCompressSync(twoLines)],
  ])('%s may come in several pieces, and the last may be cut short', async (_name, content) => {
    const cut = content.subarray(0, content.length - 5);
    const [log] = await read(Buffer.concat([content, content, cut]));
    expect(log?.text.slice(0, 2 * twoLines.length)).toBe(twoLines + twoLines);
    expect(log?.error?.code).toBe('file.corruptArchive');
    expect(log?.error?.lines).toBe((log?.text.split('\n').length ?? 0) - 1);
  });

  it.each([
    ['bzip2', bzip2, 60],
    ['xz', xz.crc64, 60],
    ['zstd', zstdCompressSync(twoLines), 30],
  ])('%s tells a changed byte', async (_name, content, at) => {
    const changed = Buffer.from(content);
    changed[at]! ^= 0x10;
    expect((await read(changed))[0]?.error?.code).toBe('file.corruptArchive');
  });

  it('passes over the frames of zstd that hold nothing, and zeros behind the last', async () => {
    const skipped = Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')]);
    const frame = zstdCompressSync(twoLines);
    const logs = await read(Buffer.concat([skipped, frame, skipped, frame, Buffer.alloc(9)]));
    expect(logs).toEqual([{ path: 'log', text: twoLines + twoLines }]);
  });

  it('says what it does not know', async () => {
    const [log] = await read(Buffer.from('7z\xbc\xaf\x27\x1c and more', 'latin1'));
    expect(log?.error).toMatchObject({ code: 'file.unreadable', reason: expect.stringContaining('7z') as string });
  });

  it('leaves a line alone that begins like a mark', async () => {
    expect(await read(Buffer.from('BZh9 is a name\n'))).toEqual([{ path: 'log', text: 'BZh9 is a name\n' }]);
  });
});

describe('each file of an archive is a log', () => {
  const files = { 'logs/': '', 'logs/a.log': 'a\n', '.hidden': 'x', 'logs/b.log': 'b\nb' };
  const expected = [
    { path: 'log › logs/a.log', text: 'a\n' },
    { path: 'log › logs/b.log', text: 'b\nb\n' },
  ];

  it.each([
    ['tar', tar(files)],
    ['tar.gz', gzipSync(tar(files))],
    ['tar.zst', zstdCompressSync(tar(files))],
    ['zip', zip(files)],
    ['zip of files as they are', zip(files, { isStored: true })],
    ['zip made as a stream', zip(files, { isStreamed: true })],
  ])('%s', async (_name, content) => {
    expect(await read(content)).toEqual(expected);
  });

  it('packed once more, by whatever', async () => {
    const inner = gzipSync(tar({ 'a.log.bz2': bzip2 }));
    expect(await read(zip({ 'old.tgz': inner, 'b.log.xz': xz.crc64, 'c.log': 'c\n' }))).toEqual([
      { path: 'log › old.tgz › a.log.bz2', text: twoLines },
      { path: 'log › b.log.xz', text: twoLines },
      { path: 'log › c.log', text: 'c\n' },
    ]);
  });

  it('packed twice by the same', async () => {
    expect(await read(zip({ 'a.zip': zip({ 'a.log.xz': xz.crc64 }, { isStreamed: true }) }))).toEqual([
      { path: 'log › a.zip › a.log.xz', text: twoLines },
    ]);
  });

  it('is not looked for without end', async () => {
    let content = zip({ 'a.log': 'a\n' });
    for (let layer = 0; layer < 4; layer += 1) content = zip({ 'inner.zip': content });
    const [log] = await read(content);
    expect(log?.error).toMatchObject({ code: 'file.unreadable', reason: 'too many archives lie within each other' });
  });

  it('has long names', async () => {
    const name = `${'folder/'.repeat(15)}a.log`;
    expect(await read(tar({ [name]: 'a\n' }))).toEqual([{ path: `log › ${name}`, text: 'a\n' }]);
  });

  it('a file that can not be read does not stop the others', async () => {
    const content = zip({ 'a.log': 'a\n', 'b.gz': gzipSync('b\n').subarray(0, 15), 'c.log': 'c\n' });
    expect((await read(content)).map(({ path, error }) => [path, error?.code])).toEqual([
      ['log › a.log', undefined],
      ['log › b.gz', 'file.corruptArchive'],
      ['log › c.log', undefined],
    ]);
    const [locked] = await read(zip({ 'a.log': 'a\n' }, { isEncrypted: true }));
    expect(locked?.error).toMatchObject({ code: 'file.unreadable', reason: 'it is encrypted' });
  });

  it.each([
    ['tar', tar({ 'a.log': 'a\n', 'b.log': 'b\n'.repeat(500) }).subarray(0, 1024 + 512 + 101)],
    ['zip', zip({ 'a.log': 'a\n', 'b.log': 'b\n'.repeat(500) }, { isStored: true }).subarray(0, 37 + 35 + 101)],
  ])('a %s that was cut short gives its whole lines and is reported once', async (_name, content) => {
    expect(await read(content)).toEqual([
      { path: 'log › a.log', text: 'a\n' },
      { path: 'log › b.log', text: 'b\n'.repeat(50), error: damaged('it ends too early', 50) },
    ]);
  });

  it('compares the checksums of zip', async () => {
    const content = zip({ 'a.log': 'a\n', 'b.log': 'b\n' }, { isStored: true });
    content[35] = 0x78;
    expect(await read(content)).toEqual([
      { path: 'log › a.log', text: 'x\n', error: damaged('its checksum is another', 1) },
      { path: 'log › b.log', text: 'b\n' },
    ]);
  });
});

it('can be stopped in a line without end', async () => {
  let stalls = 0;
  const onStall = () => {
    stalls += 1;
    throw new AppError('import.cancelled', { lines: 0 });
  };
  const [log] = await read(gzipSync(Buffer.alloc(64_000_000, 120)), { onStall });
  expect(log?.error?.code).toBe('import.cancelled');
  expect(stalls).toBe(1);
});

it('tells when the file becomes shorter while it is read', async () => {
  const path = join(folder, 'shrinking');
  writeFileSync(path, 'a line\n'.repeat(500_000));
  let lines = 0;
  const reading = (async () => {
    for await (const log of openLogs(path)) {
      for await (const block of log.blocks()) {
        if (lines === 0) truncateSync(path, 10);
        lines += block.lines;
      }
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'file.changed' });
  expect(lines).toBeGreaterThan(0);
});
