import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseImportOptions, type ImportOptions } from '@main/core/import/ImportOptions';
import { previewLogs } from '@main/core/import/previewLogs';
import { zip } from './unpack/packing';
import { combined } from './parseText';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'heartwood-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function preview(name: string, content: string | Uint8Array, options: Partial<ImportOptions> = {}) {
  writeFileSync(join(folder, name), content);
  return previewLogs([join(folder, name)], parseImportOptions(options));
}

const line =
  'oak.example 192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] "GET /a%20b HTTP/1.1" 200 10 "-" "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"\n';

it('shows the format, the fields and what would become of the lines', async () => {
  const { files, count, bytes } = await preview('a.log', `${line}nonsense\n${line.replace('/a%20b', '/logo.png')}`);
  expect([count, bytes]).toEqual([1, line.length * 2 + 'nonsense\n'.length + '/logo.png'.length - '/a%20b'.length]);
  expect(files).toMatchObject([
    {
      path: join(folder, 'a.log'),
      format: 'common_complete',
      hasHost: true,
      counters: { lines_read: 3, imported: 1, static: 1, failed: 1 },
      hosts: ['oak.example'],
      failures: [{ line: 2, text: 'nonsense' }],
      error: null,
    },
  ]);
  expect(files[0]!.rows.map((row) => [row.ip, row.path, row.status])).toEqual([
    ['192.0.2.1', '/a%20b', '200'],
    ['192.0.2.1', '/logo.png', '200'],
  ]);
});

it('follows the options', async () => {
  const { files } = await preview('a.log', line, { excludePath: ['/a*'] });
  expect(files[0]!.counters).toMatchObject({ imported: 0, filtered: 1 });
});

it('reads a line that the user describes', async () => {
  const { files } = await preview('a.log', '192.0.2.1|2026-02-10T16:42:07Z|/oak\n', {
    logFormatRegex: String.raw`(?P<ip>[^|]+)\|(?P<date>[^|]+)\|(?P<path>.*)`,
  });
  expect(files[0]).toMatchObject({ format: 'custom', rows: [{ ip: '192.0.2.1', path: '/oak' }], error: null });
});

it('says what is closest where nothing fits, and what is no access log', async () => {
  const [unknown] = (await preview('a.log', 'who knows\n')).files;
  expect(unknown).toMatchObject({ format: '', rows: [], error: { code: 'format.unknown' } });
  expect(unknown!.error!.params).toMatchObject({ line: 'who knows', closest: expect.any(String) as string });
  const [errors] = (await preview('b.log', '2026/02/10 16:42:07 [error] 7#7: *1 open() failed\n')).files;
  expect(errors!.error).toMatchObject({ code: 'format.isErrorLog' });
  expect((await previewLogs([join(folder, 'none')], parseImportOptions({}))).files[0]).toMatchObject({
    error: { code: 'file.notFound' },
  });
});

it('reads the head of a file: a cut last line and a cut archive are no failures', async () => {
  const cut = `${line.repeat(3)}oak.example 192.0.2.1 - - [10/F`;
  expect((await preview('a.log', cut)).files[0]!.counters).toMatchObject({ lines_read: 3, imported: 3, failed: 0 });
  const lines = Array.from({ length: 5000 }, (_, i) => combined({ target: `/${i}${'x'.repeat(i % 7)}` })).join('');
  const packed = gzipSync(lines);
  const [head] = (await preview('a.log.gz', packed.subarray(0, packed.length / 2))).files;
  expect(head).toMatchObject({ error: null, counters: { lines_read: 1000, imported: 1000 } });
});

it('names the first logs of an archive', async () => {
  const { files, count } = await preview('a.zip', zip({ 'x.log': line, 'y.log': line }));
  expect(count).toBe(1);
  expect(files.map(({ path }) => path)).toEqual(['x.log', 'y.log'].map((name) => `${join(folder, 'a.zip')} › ${name}`));
});
