import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expandAbbreviations } from '@main/cli/expandAbbreviations';
import { explainUnknownOption } from '@main/cli/explainUnknownOption';
import { toErrorText, toExitCode } from '@main/cli/exitCodes';
import { openOutput } from '@main/cli/openOutput';
import { ProgressBar } from '@main/cli/ProgressBar';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import { newJob } from '../worker/openStandIn';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a wrong option', () => {
  const said = (options: Record<string, unknown>) => {
    try {
      parseImportOptions(options);
      return '';
    } catch (error) {
      return `${toExitCode(error)} ${toErrorText(error)}`;
    }
  };

  it.each([
    [{ skip: -5 }, "2 The import option --skip does not take '-5': give a whole number, 0 or more."],
    [{ idSite: 0 }, "2 The import option --idsite does not take '0': give a site's id, a whole number from 1."],
    [{ anonymizeIp: 9 }, "2 The import option --anonymize-ip does not take '9': give the number of bytes, 0 to 3."],
    [
      { trustedProxies: ['10.0.0.1', '10.0.0.0/99'] },
      `2 The import option --trusted-proxies does not take '10.0.0.0/99': give IP addresses or networks such as 10.0.0.0/8 or 2001:db8::/32, or * for all.`,
    ],
    [
      { encoding: 'klingon' },
      "2 The import option --encoding does not take 'klingon': give the name of an encoding, such as utf8, windows-1252 or big5.",
    ],
    [
      { excludeOlderThan: 'yesterday' },
      "2 The import option --exclude-older-than does not take 'yesterday': give a time, 'YYYY-MM-DD hh:mm:ss ±hhmm' on the command line, unix seconds elsewhere.",
    ],
    [{ w3cMapField: ['a=b', 'date'] }, `2 The import option --w3c-map-field does not take 'date': give name=value.`],
    [{ dryRun: 'yes' }, "2 The import option --dry-run does not take 'yes': give true or false."],
  ])('%j is named as it is typed', (options, sentence) => {
    expect(said(options)).toBe(sentence);
  });

  it('that nobody knows is told with those that are', () => {
    expect(said({ skipp: 1 })).toMatch(/^2 There is no import option named skipp\. Known options: idSite, .*dryRun\.$/);
  });

  it('of Matomo that means nothing here is told why', () => {
    expect(explainUnknownOption("error: unknown option '--recorders'\n")).toBe(
      "Heartwood does not have Matomo's option --recorders: Heartwood uses as many threads as the machine has processors. Leave it out.\n",
    );
    expect(explainUnknownOption("error: unknown option '--bogus'\n")).toBe("error: unknown option '--bogus'\n");
  });
});

it.each([
  [['--w3c-time-taken-milli'], ['--w3c-time-taken-millisecs']],
  [
    ['--skip', '--ski=3'],
    ['--skip', '--skip=3'],
  ],
  [['--w3c'], ['--w3c']],
  [
    ['--bogus', '-', 'a.log'],
    ['--bogus', '-', 'a.log'],
  ],
  [
    ['--', '--ski'],
    ['--', '--ski'],
  ],
])('%j is spelled out as %j', (args, spelled) => {
  const flags = ['--skip', '--w3c-time-taken-millisecs', '--w3c-fields'];
  expect(expandAbbreviations(args, flags)).toEqual(spelled);
});

it('--output adds to a file', () => {
  const path = join(folder, 'out.txt');
  for (const text of ['a', 'b']) {
    const { texts, close } = openOutput(path);
    texts.out(text);
    texts.err('!');
    close();
  }
  expect(readFileSync(path, 'utf8')).toBe('a!b!');
  expect(() => openOutput(join(folder, 'no', 'out.txt'))).toThrow(/No file can be made in the folder .*no: /);
});

it('--show-progress prints lines where no terminal is, no more often than --show-progress-delay says', () => {
  const job = { ...newJob('j1', 'running'), bytesTotal: 100, bytesDone: 50 };
  const printed = (progressDelay: number | undefined) => {
    let text = '';
    const bar = new ProgressBar({ err: (piece) => (text += piece), isTerminal: false, progressDelay });
    bar.show(job);
    bar.show(job);
    bar.clear();
    return text.match(/^Importing .* 50 %.*\n/gm)?.length ?? 0;
  };
  expect([undefined, 3600, 0].map(printed)).toEqual([0, 1, 2]);
});
