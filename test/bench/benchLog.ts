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

export const isLogGenerated = existsSync(generator);

/** A log of that many lines, made once and kept in the system's temporary folder. The sample has days of its own. */
export async function openBenchLog(lines: number, { days = 30, start = '2026-01-01' } = {}): Promise<BenchLog> {
  const what = days === 30 && start === '2026-01-01' ? '' : `-${days}-days-from-${start}`;
  const path = join(tmpdir(), `heartwood-bench-${isLogGenerated ? 'made' : 'sample'}-${lines}${what}.log`);
  if (!existsSync(path)) {
    await (isLogGenerated ? generate(path, { lines, days, start }) : repeatSample(path, lines));
  }
  const month = isLogGenerated ? `${start.slice(0, 7)}-01` : toMonth(readFileSync(sample, 'utf8'));
  return { path, bytes: statSync(path).size, lines, month };
}

async function generate(path: string, options: Readonly<Record<string, string | number>>): Promise<void> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [generator, ...args], {
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
