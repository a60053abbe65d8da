import type { LogFormat } from './LogFormat';
import { type NcsaShape, openNcsa } from './ncsa';

const MIN_LINES = 10;
/** Lines of a log of times, of which a few may be odd. */
const MOST = 0.9;
/** No answer is ready sooner. */
const MIN_MICROSECONDS = 20;
/** Faster than any server sends: such a number counts seconds, of a request or of a listener. */
const MAX_BYTES_PER_MICROSECOND = 1000;
/** What headers add to an answer: a number that is larger by so much counts its bytes. */
const MAX_HEADER_BYTES = 1500;
/** Ports and most numbers of processes are smaller than the longest of the times. */
const MAX_PORT = 65_535;

/**
 * The NCSA formats with the microseconds that the request took as a whole number behind their last field: Apache's
 * `%D`. Other servers write other whole numbers there, so it takes a number of lines to tell.
 *
 *     1.2.3.4 -     - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.0" 200    368    "-"        "Mozilla/5.0" 121904
 *     ip      ident userid  date         timezone "method path …"  status length "referrer" "user_agent"  generation_time_micro
 */
export const ncsaMicro: readonly LogFormat[] = [
  define('common_micro', { hasHost: false, hasAgent: false }),
  define('common_vhost_micro', { hasHost: true, hasAgent: false }),
  define('ncsa_extended_micro', { hasHost: false, hasAgent: true }),
  define('common_complete_micro', { hasHost: true, hasAgent: true }),
];

function define(name: string, shape: NcsaShape): LogFormat {
  const host = shape.hasHost ? 'www.example.com ' : '';
  const agent = shape.hasAgent ? ' "-" "Mozilla/5.0 (X11; Linux x86_64)"' : '';
  return {
    name,
    example: `${host}203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368${agent} 121904`,
    open: () => openNcsa({ ...shape, isMicro: true }),
    isPlausible: areMicroseconds,
  };
}

/** Whether the numbers of the first lines are microseconds, and not bytes, seconds, ports, processes or a count. */
export function areMicroseconds(lines: readonly { responseTime: number; bytes: number }[]): boolean {
  const timed = lines.filter(({ responseTime }) => responseTime >= 0);
  const most = MOST * timed.length;
  const count = (isSo: (time: number, bytes: number, i: number) => boolean) =>
    timed.filter(({ responseTime, bytes }, i) => isSo(responseTime, bytes, i)).length;
  if (timed.length < MIN_LINES || timed.length < MOST * lines.length) return false;
  if (!timed.some(({ responseTime }) => responseTime > MAX_PORT)) return false;
  if (new Set(timed.map(({ responseTime }) => responseTime)).size < timed.length / 2) return false;
  if (count((time, bytes) => time >= MIN_MICROSECONDS && bytes / time <= MAX_BYTES_PER_MICROSECOND) < most)
    return false;
  if (count((time, bytes) => bytes >= 0 && time >= bytes && time - bytes <= MAX_HEADER_BYTES) > most / 2) return false;
  return count((time, _bytes, i) => i > 0 && time > timed[i - 1]!.responseTime) < most;
}
