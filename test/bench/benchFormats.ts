import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectFormat } from '@main/core/import/detectFormat';
import { parseImportOptions, type ImportOptions } from '@main/core/import/ImportOptions';
import { openLogs } from '@main/core/import/openLog';
import { fates } from '@main/core/import/ParsedBatch';
import { InlineParser } from '@main/core/import/Parsers';
import { printTable } from './printTable';

/**
 * `npm run bench:formats`: each log of the shared data, the format that is found, and what is understood of it, beside what
 * the import cases expect. What each field must hold is checked by test/core/import/formatCases.test.ts.
 */
interface ImportCase {
  file: string;
  format?: string;
  expected_format?: string;
  options?: Record<string, unknown>;
  expected_total_hits?: number;
}

interface FormatRow {
  detected: string;
  lines: number;
  understood: number;
  hits: number;
}

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const casesFile = join(data, 'import-cases.json');

async function readLog(path: string, given: Partial<ImportOptions>): Promise<FormatRow> {
  const options = parseImportOptions({ enableBots: true, ...given });
  const parser = new InlineParser({ options });
  const row: FormatRow = { detected: '', lines: 0, understood: 0, hits: 0 };
  for await (const log of openLogs(path)) {
    for await (const block of log.blocks()) {
      row.detected ||= detectFormat(block.bytes, { path, options }).format;
      const batch = await parser.parse(block, row.detected);
      row.lines += batch.linesRead;
      row.understood += batch.linesRead - batch.comments - batch.failed;
      row.hits += batch.fate.filter((fate) => fate !== fates.static && fate !== fates.filtered).length;
    }
  }
  await parser.close();
  return row;
}

/** A case's options under our names: an object is a list of pairs. */
function toOptions({ options = {}, format = '' }: ImportCase): Record<string, unknown> {
  const named = /^forced (\w+)$/.exec(format)?.[1] ?? (format === 'ovh' ? format : undefined);
  const entries = Object.entries(options).map(([key, value]): [string, unknown] => {
    const name = key.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
    if (name === 'downloadExtensions') return [name, String(value).split(',')];
    const isPairs = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [name, isPairs ? Object.entries(value).map((pair) => pair.join('=')) : value];
  });
  return { ...Object.fromEntries(entries), ...(named === undefined ? {} : { logFormatName: named }) };
}

function toExpected(cases: readonly ImportCase[]): string {
  const named = cases.map(({ expected_format, format }) => expected_format ?? format ?? '');
  const found = named.find((name) => name.startsWith('auto→')) ?? named.at(-1) ?? '';
  return found.replace(/^(auto→|forced )/, '').replace('custom regex', 'custom');
}

if (!existsSync(casesFile)) throw new Error(`The cases are not there: ${casesFile}`);
const { format_detection, cases } = JSON.parse(readFileSync(casesFile, 'utf8')) as Record<string, ImportCase[]>;
const rows: string[][] = [];
for (const name of readdirSync(join(data, 'logs/formats')).sort()) {
  const file = `formats/${name}`;
  const [first, ...others] = [...(cases ?? []), ...(format_detection ?? [])].filter((each) => each.file === file);
  if (first === undefined) continue;
  const { detected, lines, understood, hits } = await readLog(join(data, 'logs', file), toOptions(first));
  const expected = toExpected([first, ...others]);
  const wanted = first.expected_total_hits;
  const isRight = detected === expected && (wanted === undefined || wanted === hits);
  const counts = [lines, understood, hits, wanted ?? ''].map(String);
  rows.push([name, detected, expected, ...counts, isRight ? 'as expected' : 'OTHERWISE']);
}
const head = ['file', 'detected', 'expected', 'lines', 'understood', 'hits', 'expected', ''];
printTable(`${rows.length} logs of the import cases`, head, rows);
const right = rows.filter((row) => row.at(-1) === 'as expected').length;
console.log(`\n${right} of ${rows.length} as expected`);
