import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '@main/cli/runCommandLine';
import { hostOf } from './run';
import { openInProcess } from '../worker/openInProcess';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'heartwood-imports-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line with the whole engine; `answer` is what the person at the terminal says, if there is one. */
async function run(
  args: string[],
  answer?: boolean,
): Promise<{ code: number; out: string; err: string; asked: string }> {
  const result = { code: -1, out: '', err: '', asked: '' };
  result.code = await runCommandLine(
    hostOf(result, {
      isTerminal: answer !== undefined,
      confirm: (question) => {
        result.asked = question;
        return Promise.resolve(answer ?? false);
      },
      openEngine: () => openInProcess(join(folder, 'a.sqlite')),
    }),
    args,
  );
  return result;
}

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const line = (minute: number, target: string) =>
  `192.0.2.1 - - [05/May/2026:10:${String(minute).padStart(2, '0')}:00 +0000] "GET ${target} HTTP/1.1" 200 5 "-" "${agent}"\n`;

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('imports', () => {
  test('are listed, shown and undone', async () => {
    const path = write('a.log', `${line(1, '/')}${line(2, '/a')}nonsense\n`);
    await run(['import', path]);
    const again = await run(['import', path, '--enable-bots']);
    expect(again.out).toMatch(
      /All 2 lines were imported before, by import 1 \(.*, a\.log\)\. .*: heartwood imports undo 1\n/,
    );

    const list = await run(['imports']);
    expect(list.out.split('\n').map((row) => row.replace(/ {2,}/g, '|').replace(/\d{4}-.*?\|/, 'TIME|'))).toEqual([
      '#|started|state|lines|imported|known|failed|days|files',
      '2|TIME|done|3|0|2|1|2026-05-05|a.log',
      '1|TIME|done|3|2|0|1|2026-05-05|a.log',
      '',
    ]);

    const { out } = await run(['imports', 'show', '2']);
    expect(out).toContain('Options\n  enableBots = true\n');
    expect(out).toContain(`Files (1)\n  ${path} (ncsa_extended): 3 lines, 0 imported, 2 known, 1 failed\n`);
    expect(out).toContain(`For example\n  ${path}, line 3 (`);
    expect(out).toContain('Imported before\n  2 lines by import 1 (');

    const undone = await run(['imports', 'undo', '1', '--yes']);
    expect([undone.code, undone.err]).toEqual([0, '']);
    expect(undone.out).toBe("Import 1 is undone: 2 lines removed. 2 lines of other imports' files were read again.\n");
    expect((await run(['imports'])).out).toMatch(/undone/);
    const shown = JSON.parse((await run(['imports', 'show', '2', '--json'])).out) as unknown;
    expect(shown).toMatchObject({ idImport: 2, counters: { imported: 2, duplicates: 0 }, duplicatesOf: [] });
  });

  test('are undone only when the person says so, or the command does', async () => {
    await run(['import', write('a.log', line(1, '/'))]);
    const silent = await run(['imports', 'undo', '1']);
    expect([silent.code, silent.err]).toEqual([2, 'Say --yes to undo import 1 without being asked.\n']);
    const refused = await run(['imports', 'undo', '1'], false);
    expect([refused.code, refused.out]).toEqual([0, '']);
    expect(refused.asked).toMatch(/^Undo import 1 \(.*, a\.log\), 1 line imported\?$/);
    expect((await run(['imports', 'undo', '1'], true)).out).toMatch(/^Import 1 is undone: 1 line removed/);
    expect((await run(['imports', 'undo', '1'], true)).err).toContain('Import 1 is undone already.\n');
  });

  test('that are not there are said to be so', async () => {
    expect((await run(['imports'])).out).toBe('Nothing was imported yet.\n');
    const { code, err } = await run(['imports', 'show', '3']);
    expect([code, err]).toEqual([1, 'There is no import with the number 3. `heartwood imports` lists them.\n']);
    expect((await run(['imports', 'undo', 'x'])).code).toBe(2);
    expect((await run(['imports', 'bogus'])).code).toBe(2);
  });
});
