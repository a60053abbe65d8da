import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

export interface BenchLog {
  path: string;
  bytes: number;
  lines: number;
  /** `YYYY-MM-01` of the month that holds most of it. */
  month: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const generator = join(root, '../shared/bench/make-log.mjs');
const sample = join(root, 'resources/sample/access.log');

/** A log of that many lines, made once and kept in the system's temporary folder. */
export async function openBenchLog(lines: number): Promise<BenchLog> {
  const isGenerated = existsSync(generator);
  const path = join(tmpdir(), `heartwood-bench-${isGenerated ? 'made' : 'sample'}-${lines}.log`);
  if (!existsSync(path)) {
    await (isGenerated ? generate(path, lines) : repeatSample(path, lines));
  }
  const month = isGenerated ? '2026-01-01' : toMonth(readFileSync(sample, 'utf8'));
  return { path, bytes: statSync(path).size, lines, month };
}

async function generate(path: string, lines: number): Promise<void> {
  const child = spawn(process.execPath, [generator, '--lines', String(lines)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await pipeline(child.stdout, createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
}

/** The sample again and again, each time from other addresses, as lines that are equal count once. */
async function repeatSample(path: string, lines: number): Promise<void> {
  const source = readFileSync(sample, 'utf8').trimEnd().split('\n');
  async function* parts() {
    for (let round = 0; round * source.length < lines; round++) {
      const prefix = `10.${(round >> 8) & 255}.${round & 255}`;
      const part = source.slice(0, lines - round * source.length);
      yield `${part.map((line) => line.replace(/^\S+\.(\d+) /, `${prefix}.$1 `)).join('\n')}\n`;
    }
  }
  await pipeline(parts, createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function toMonth(text: string): string {
  const [, name = 'Jan', year = '1970'] = /\[\d+\/(\w{3})\/(\d{4}):/.exec(text) ?? [];
  return `${year}-${String(monthNames.indexOf(name) + 1).padStart(2, '0')}-01`;
}
