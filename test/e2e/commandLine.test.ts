import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from './project';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-built-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (second: number) =>
  `192.0.2.1 - - [05/May/2026:10:00:0${second} +0000] "GET /${second} HTTP/1.1" 200 512 "-" "Mozilla/5.0 Firefox/150.0"\n`;

interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command line; `input` is written to its standard input piece by piece, with pauses. */
async function run(args: string[], input: readonly (string | Uint8Array)[] = []): Promise<Run> {
  const child = spawn(process.execPath, [join(projectRoot, 'out/main/cli.js'), ...args]);
  const result: Run = { code: null, out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (result.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (result.err += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const piece of input) {
    await sleep(300);
    child.stdin.write(piece);
  }
  child.stdin.end();
  result.code = await ended;
  return result;
}

let databases = 0;
const newDatabase = () => ['--data', join(folder, `${++databases}.sqlite`)];
const importInput = ['import', '--json', '-'];

describe('standard input', () => {
  test('is read to its end, however slowly it comes', async () => {
    const { code, out, err } = await run([...newDatabase(), ...importInput], [line(1), line(2) + line(3)]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ lines_read: 3, imported: 3, visits: 1 });
  });

  test('may be compressed, and may be empty', async () => {
    const packed = await run([...newDatabase(), ...importInput], [gzipSync(line(1))]);
    expect(JSON.parse(packed.out)).toMatchObject({ lines_read: 1, imported: 1 });
    const empty = await run([...newDatabase(), ...importInput]);
    expect([empty.code, JSON.parse(empty.out).lines_read]).toEqual([0, 0]);
  });
});

test('of several files, one that is missing is said and the others are imported', async () => {
  const log = join(folder, 'a.log');
  writeFileSync(log, line(1) + line(2));
  const { code, out, err } = await run([...newDatabase(), 'import', '--json', join(folder, 'missing.log'), log]);
  expect([code, err]).toEqual([1, `The file ${join(folder, 'missing.log')} does not exist.\n`]);
  expect(JSON.parse(out)).toMatchObject({ lines_read: 2, imported: 2 });
});

describe('a database that cannot be', () => {
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'not a database, only some words');
  const impossible = [
    [folder, /cannot be read/],
    [text, /is not a Heartwood database/],
    [join(text, 'a.sqlite'), /^No file can be made in the folder .*: it is a file\.$/m],
    ...(existsSync('/proc/self')
      ? [['/proc/nope/a.sqlite', /^No file can be made in the folder \/proc\/nope: /] as const]
      : []),
  ] as const;

  test.each(impossible)('%s is one sentence', async (path, sentence) => {
    for (const command of [['config', 'get', 'geo.database'], ['archive'], ['serve', '--no-open']]) {
      const { code, out, err } = await run(['--data', path, ...command]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
});
