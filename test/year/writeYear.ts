import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineRequests } from './machineRequests';
import { trackedRequests } from './trackedRequests';
import { visits, type Visit } from './visits';

/** The sites of the year, by the hosts that its lines name. */
export const sites = ['shop.example', 'blog.example', 'docs.example'] as const;

/** Three days of every month from June 2024 to May 2025. */
export const days = Array.from({ length: 12 }, (_, month) =>
  [3, 4, 17].map((day) => new Date(Date.UTC(2024, 5 + month, day)).toISOString().slice(0, 10)),
).flat();

/** A request as a line of the log has it; what is left out is usual. */
export interface Request {
  ip: string;
  /** `10:00:00` */
  time: string;
  host?: (typeof sites)[number];
  target: string;
  method?: string;
  status?: number;
  bytes?: number;
  seconds?: number;
  referrer?: string;
  agent: string;
  language?: string;
  user?: string;
}

const FIELDS =
  'date time c-ip cs-username cs-host cs-method cs-uri-stem cs-uri-query sc-status sc-bytes time-taken cs-version cs(User-Agent) cs(Referer) cs(Accept-Language)';

/**
 * Writes a year of three sites with all that a log can hold: people from everywhere, searches, downloads, machines, errors,
 * attacks, and the tracking requests of the first site in a file of their own. Returns the two paths.
 */
export function writeYear(folder: string): { access: string; tracking: string } {
  const access = join(folder, 'access.log');
  const tracking = join(folder, 'tracking.log');
  writeFileSync(access, [`#Fields: ${FIELDS}`, ...days.flatMap(dayLines), ''].join('\n'));
  writeFileSync(tracking, [...days.flatMap((date) => trackedRequests.map((line) => line(date))), ''].join('\n'));
  return { access, tracking };
}

/** Every day has its own number of visits, and a site begins late: docs.example in the last quarter. */
function dayLines(date: string, index: number): string[] {
  const shop = visits.filter((visit) => !visit.every || index % visit.every === 0).flatMap(toRequests);
  const blog = visits.slice(0, 2 + (index % 3)).flatMap(toRequests);
  const docs = index < 27 ? [] : visits.slice(0, 1).flatMap(toRequests);
  return [
    ...shop,
    ...machineRequests,
    ...blog.map((request) => ({ ...request, host: 'blog.example' as const })),
    ...docs.map((request) => ({ ...request, host: 'docs.example' as const })),
  ].map((request) => toLine(date, request));
}

/** The pages of a visit, half a minute apart; only the first comes from somewhere else. */
function toRequests({ ip, hour, agent, language, user, referrer, pages }: Visit): Request[] {
  return pages.map((page, i) => {
    const { target, ...more } = typeof page === 'string' ? { target: page } : page;
    const seconds = i * 30;
    const time = `${hour}:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
    const from = i === 0 ? referrer : `https://shop.example${targetOf(pages[i - 1])}`;
    return { ip, time, agent, target, referrer: from ?? '', language: language ?? '', user: user ?? '', ...more };
  });
}

function targetOf(page: Visit['pages'][number] | undefined): string {
  return typeof page === 'string' ? page : (page?.target ?? '/');
}

function toLine(date: string, request: Request): string {
  const { ip, time, host = sites[0], target, method = 'GET', status = 200, bytes = 5000, seconds = 0.12 } = request;
  const { referrer = '', agent, language = '', user = '' } = request;
  const [path = '/', query = ''] = target.split('?');
  const cells = [date, time, ip, user, host, method, path, query, status, bytes, seconds, 'HTTP/1.1'];
  return [...cells, quote(agent), quote(referrer), quote(language)].map((cell) => (cell === '' ? '-' : cell)).join(' ');
}

function quote(text: string): string {
  return text === '' ? '-' : `"${text}"`;
}
