import { describe, expect, it } from 'vitest';
import { BlockParser } from '@main/core/import/BlockParser';
import { countLines } from '@main/core/import/countLines';
import { detectFormat } from '@main/core/import/detectFormat';
import { followHeaders } from '@main/core/import/followHeaders';
import { parseImportOptions } from '@main/core/import/ImportOptions';
import type { LogBlock } from '@main/core/import/LogBlock';
import { parseText, toBytes, toLines } from './parseText';

const long = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status cs-host time-taken';
const short = '#Fields: date time cs-uri-stem c-ip';
const longLine = (path: string) => `2026-02-10 16:42:07 192.0.2.3 GET ${path} b=1 200 a.example 2`;
const shortLine = (path: string) => `2026-02-10 16:42:07 ${path} 192.0.2.4`;

async function* toBlocks(...texts: string[]): AsyncGenerator<LogBlock> {
  let firstLine = 1;
  for (const text of texts) {
    const bytes = toBytes(text);
    const lines = countLines(bytes);
    yield { bytes, firstLine, lines, bytesDone: 0, isCut: false };
    firstLine += lines;
  }
}

describe('#Fields', () => {
  it('is read again wherever it stands', () => {
    const text = [long, longLine('/a'), '# note', short, shortLine('/b'), long, longLine('/c')].join('\n');
    const batch = parseText(text, 'w3c_extended');
    expect(batch).toMatchObject({ rows: 3, comments: 4, failed: 0 });
    expect(toLines(batch).map(({ ip, target, host, responseTime }) => [ip, target, host, responseTime])).toEqual([
      ['192.0.2.3', '/a?b=1', 'a.example', 2_000_000],
      ['192.0.2.4', '/b', '', -1],
      ['192.0.2.3', '/c?b=1', 'a.example', 2_000_000],
    ]);
  });

  it('holds for the blocks that follow, parsed in any order', async () => {
    const blocks: LogBlock[] = [];
    const parts = [
      `${long}\n${longLine('/a')}`,
      longLine('/b'),
      `${longLine('/c')}\n${short}\n${shortLine('/d')}`,
      shortLine('/e'),
    ];
    for await (const block of followHeaders(toBlocks(...parts))) blocks.push(block);
    expect(blocks.map(({ header }) => header)).toEqual([undefined, long, long, short]);
    const parser = new BlockParser({ options: parseImportOptions({}) });
    const targets = blocks
      .reverse()
      .map((block) => toLines(parser.parse(block, 'w3c_extended')).map(({ target }) => target));
    expect(targets).toEqual([['/e'], ['/c?b=1', '/d'], ['/b?b=1'], ['/a?b=1']]);
  });

  it('that names no path leaves lines without meaning', () => {
    const batch = parseText(`#Fields: date time\n2026-02-10 16:42:07`, 'w3c_extended');
    expect(batch.failures[0]?.reason).toBe('no #Fields line that names date and path before it');
  });

  it.each([
    ['fewer values than the #Fields line has names', '2026-02-10 16:42:07 192.0.2.3'],
    ['a quote that does not end', '2026-02-10 16:42:07 "192.0.2.3'],
    ['no request', longLine('a')],
    ['not a date', longLine('/a').replace('02-10', '02-31')],
  ])('%s', (reason, line) => {
    expect(parseText(`${long}\n${line}`, 'w3c_extended').failures[0]?.reason).toBe(reason);
  });
});

describe('options', () => {
  it('--w3c-fields stands in for what the file lacks', () => {
    const options = { w3cFields: short };
    expect(detectFormat(toBytes(shortLine('/a')), { path: 'a.log', options })).toMatchObject({
      format: 'w3c_extended',
    });
    expect(toLines(parseText(shortLine('/a'), 'w3c_extended', options))[0]?.ip).toBe('192.0.2.4');
  });

  it('--w3c-time-taken-millisecs', () => {
    const [line] = toLines(parseText(`${long}\n${longLine('/a')}`, 'w3c_extended', { w3cTimeTakenMillisecs: true }));
    expect(line?.responseTime).toBe(2_000);
  });

  it('--w3c-map-field takes name=value only', () => {
    expect(() => parseText(`${long}\n${longLine('/a')}`, 'w3c_extended', { w3cMapField: ['a'] })).toThrow(/name=value/);
  });
});
