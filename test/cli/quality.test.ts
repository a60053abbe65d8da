import { describe, expect, test } from 'vitest';
import { run } from './run';

describe('quality', () => {
  const report = {
    idSite: 3,
    site: 'Oak\u001b[2J',
    timezone: 'UTC',
    lines: 1200,
    first: '2026-02-10 10:00',
    last: '2026-02-11 09:00',
    findings: [{ kind: 'duplicates', severity: 'note', params: { share: '42%' } }],
  };
  const answer = (name: string) => (name === 'quality.read' ? report : [{ idsite: 3 }]);

  test('says of every site what was found and what to do', async () => {
    const { code, out, asked } = await run(['quality'], answer);
    expect(code).toBe(0);
    expect(asked.at(-1)).toEqual({ name: 'quality.read', input: { idSite: 3 } });
    expect(out).toBe(
      [
        'Oak?[2J (3): 1,200 lines, 2026-02-10 10:00 to 2026-02-11 09:00 (UTC)',
        '  - 42% of the lines read were known already and were left out.',
        '    Nothing to do: overlapping logs and files imported twice never count twice.',
        '',
      ].join('\n'),
    );
  });

  test('of one site as JSON', async () => {
    const { out, asked } = await run(['quality', '--idsite', '7', '--json'], answer);
    expect(asked).toEqual([{ name: 'quality.read', input: { idSite: 7 } }]);
    expect(JSON.parse(out)).toEqual([report]);
  });
});
