import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds } from '@main/core/import/ParsedBatch';
import { parseTrackingRequest } from '@main/core/tracker/tracking/parseTrackingRequest';
import type { ImportOptions } from '@main/core/import/ImportOptions';
import { combined, parseText, toLines } from './parseText';

const folder = '../shared/data/logs';
const casesFile = '../shared/data/import-cases.json';

interface ReplayCase {
  id: string;
  file: string;
  line0: number;
  format: string;
  options: { add_to_date?: number };
  expected: { args: Record<string, string | number> };
}

const cases = existsSync(casesFile)
  ? (JSON.parse(readFileSync(casesFile, 'utf8')) as { cases: ReplayCase[] }).cases.filter(({ id }) =>
      /^replay\./.test(id),
    )
  : [];

describe.skipIf(cases.length === 0)("what Matomo's importer replays", () => {
  it.each(cases)('$id', ({ file, line0, format, options, expected }) => {
    const text = readFileSync(`${folder}/${file}`, 'latin1');
    const batch = parseText(text, format, { replayTracking: true, addToDate: options.add_to_date ?? 0 });
    const line = toLines(batch).find((each) => each.line === line0 + 1);
    const request = parseTrackingRequest(line?.target ?? '');
    const asTexts = Object.entries(expected.args).map(([name, value]) => [name, String(value)]);
    expect(asTexts.map(([name]) => [name, request.text(name!)])).toEqual(asTexts);
  });

  it('names them all', () => expect(cases).toHaveLength(6));
});

describe('--replay-tracking', () => {
  const replay = (target: string, options: Partial<ImportOptions> = {}, line = {}) =>
    parseText(combined({ target, ...line }), 'ncsa_extended', { replayTracking: true, ...options });

  it('takes the requests that name their site, and only them', () => {
    const batch = replay('/matomo.php?idsite=7&rec=1&url=x');
    expect([batch.rows, batch.failed, batch.namedSite[0], batch.kind[0]]).toEqual([1, 0, 7, kinds.tracking]);
    expect(parseText(combined({ target: '/matomo.php?idsite=7&rec=1' })).kind[0]).toBe(kinds.page);
  });

  it.each([
    ['/', /path does not end in matomo.php or piwik.php/],
    ['/matomo.php', /without parameters/],
    ['/matomo.php?rec=1', /idsite/],
    ['/matomo.php?idsite=0&rec=1', /idsite/],
    ['/matomo.php?idsite=1', /rec is not 1/],
  ])('fails %s and says why', (target, reason) => {
    const batch = replay(target);
    expect([batch.rows, batch.failed]).toEqual([0, 1]);
    expect(batch.failures[0]?.reason).toMatch(reason);
  });

  it('keeps the count of what other checks leave out', () => {
    const batch = replay('/style.css');
    expect([batch.rows, batch.failed, [...batch.leftOut]]).toEqual([0, 0, [0, 0, 1, 0, 0, 0]]);
  });

  it('knows the tracker under the name that one gives', () => {
    const file = { replayTrackingExpectedTrackerFile: 'Hits.php' };
    expect(replay('/js/hits.php?idsite=1&rec=1', file).rows).toBe(1);
    expect(replay('/matomo.php?idsite=1&rec=1', file).rows).toBe(0);
  });

  it('takes requests whatever the tracker answered, and whole whatever addresses are to lose', () => {
    const options = { stripQueryString: true, forceLowercasePath: true };
    const target = '/Piwik.php?idsite=1&rec=1&url=https%3A%2F%2Foak.example%2FA';
    const lines = [204, 302, 503].flatMap((status) => toLines(replay(target, options, { status })));
    expect(lines.map((line) => [line.fate, line.target])).toEqual(Array(3).fill(['imported', target]));
  });

  it('leaves bots out unless the page wants them counted', () => {
    const agent = 'Googlebot/2.1 (+http://www.google.com/bot.html)';
    expect(toLines(replay('/matomo.php?idsite=1&rec=1', {}, { agent }))[0]?.fate).toBe('bots');
    expect(toLines(replay('/matomo.php?idsite=1&rec=1&bots=1', {}, { agent }))[0]?.fate).toBe('imported');
  });

  it('takes address and time from a request with a token, which is not stored, and the user agent from any', () => {
    const args = 'idsite=1&rec=1&cip=198.51.100.7&cdt=2026-02-01+10:00:00&ua=Mozilla%2F5.0%20(X11)%20Firefox%2F99.0';
    const [free] = toLines(replay(`/matomo.php?${args}`));
    expect([free?.ip, free?.time, free?.userAgent]).toEqual([
      '192.0.2.1',
      '2026-02-10T16:42:07.000Z',
      'Mozilla/5.0 (X11) Firefox/99.0',
    ]);
    const [trusted] = toLines(replay(`/matomo.php?${args}&token_auth=s3cret`, { addToDate: 60 }));
    expect([trusted?.ip, trusted?.time]).toEqual(['198.51.100.7', '2026-02-01T10:01:00.000Z']);
    expect(trusted?.target).not.toContain('s3cret');
  });

  it('strips secrets from the addresses in a request, and from nothing else in it', () => {
    const page = encodeURIComponent('https://oak.example/?password=x&a=1');
    const [line] = toLines(replay(`/matomo.php?idsite=1&rec=1&url=${page}&uid=ann@oak.example&sid=7`));
    const url = encodeURIComponent('https://oak.example/?a=1');
    expect(line?.target).toBe(`/matomo.php?idsite=1&rec=1&url=${url}&uid=ann@oak.example&sid=7`);
  });
});
