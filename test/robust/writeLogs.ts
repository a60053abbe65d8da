import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openRandom } from './openRandom';

const days = 12;
const hosts = ['oak.example', 'elm.example', 'ash.example'];
const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
];
const referrers = ['-', '-', 'https://www.google.com/', 'https://news.example/today', 'https://oak.example/page/1'];

/**
 * Writes a log of three sites over twelve days, and what lies around a log: its first third, packed, and a rotation that
 * overlaps its end and goes beyond it. Returns the paths.
 */
export function writeLogs(folder: string, { lines, seed }: { lines: number; seed: number }): string[] {
  const all = makeLines(Math.round(lines * 1.2), seed);
  const files = {
    'first.log.gz': gzipSync(all.slice(0, lines / 3).join('')),
    'access.log': all.slice(0, lines).join(''),
    'rotated.log': all.slice(lines * 0.7).join(''),
  };
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

function makeLines(count: number, seed: number): string[] {
  const random = openRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const start = Date.UTC(2026, 2, 1) / 1000;
  return Array.from({ length: count }, (_, i) => {
    // nearly in order, as servers write
    const time = start + Math.floor((i * days * 86_400) / count) + below(5);
    const visitor = below(40) * 100 + Math.floor(i / 2000);
    const target = random() < 0.3 ? `/style/${below(20)}.css` : `/page/${below(800)}?n=${below(3)}`;
    const status = random() < 0.05 ? 404 : 200;
    const client = `192.0.${visitor >> 8}.${visitor & 255}`;
    const request = `"GET ${target} HTTP/1.1" ${status} ${below(9999)}`;
    const from = `"${referrers[below(5)]}" "${agents[below(3)]}"`;
    return `${hosts[visitor % 3]} ${client} - - [${toLogTime(time)}] ${request} ${from}\n`;
  });
}

/** `01/Mar/2026:00:00:00 +0000` */
function toLogTime(time: number): string {
  const text = new Date(time * 1000).toISOString();
  return `${text.slice(8, 10)}/Mar/${text.slice(0, 4)}:${text.slice(11, 19)} +0000`;
}
