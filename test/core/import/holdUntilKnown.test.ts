import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openImporter } from './openImporter';
import { combined } from './parseText';

let importer: ReturnType<typeof openImporter>;
beforeEach(() => (importer = openImporter('https://oak.example')));
afterEach(() => importer.close());

const message = '[Fri Nov 20 10:11:12.123456 2026] [core:error] [pid 9] [client 192.0.2.3:1] AH00126: Invalid URI\n';

describe('a log that starts with something else', () => {
  const lines = 15_000;

  it('is imported all the same, and says what the other lines are', async () => {
    const { counters, failures } = await importer.importText(message.repeat(lines) + combined().repeat(20));
    expect(counters).toMatchObject({ lines_read: lines + 20, failed: lines, imported: 20 });
    expect(failures[0]).toMatchObject({ line: 1, reason: 'a line of an error log, not of an access log' });
  });

  it('of columns has them named before the lines that it is found by', async () => {
    const junk = `${'x'.repeat(30)}\n`.repeat(40_000);
    const log = `#Fields: date time c-ip cs-uri-stem sc-status\n${junk}${'2026-02-10 16:42:07 192.0.2.3 /a 200\n'.repeat(20)}`;
    const { counters } = await importer.importText(log);
    expect(counters).toMatchObject({ failed: 40_000, imported: 20, comments: 1 });
  });

  it('is refused by its first line where nothing else comes', async () => {
    await expect(importer.importText(message.repeat(lines))).rejects.toMatchObject({ code: 'format.isErrorLog' });
  });
});

const attacks = '../shared/data/logs/attack-';

describe.skipIf(!existsSync(`${attacks}w3af.log`))('logs of attacks, whose lines are wrapped in quotes', () => {
  it.each([
    ['acunetix', { lines_read: 6539, imported: 1996, static: 40, errors: 979, redirects: 3524, failed: 0, visits: 2 }],
    ['w3af', { lines_read: 3996, imported: 19, bots: 1829, static: 277, errors: 1005, redirects: 866, failed: 0 }],
  ])('%s', async (name, expected) => {
    const { counters } = await importer.importFile(`${attacks}${name}.log`, { idSite: 1 });
    expect(counters).toMatchObject(expected);
  });
});
