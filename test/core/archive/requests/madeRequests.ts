import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '@shared/period/Period';
import { callApi } from '@main/core/api/callApi';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { openEngine } from '../../../cases/openEngine';

/** A line of the log, as it was made up. */
export interface Made {
  time: number;
  ip: string;
  method: string;
  target: string;
  status: number;
  bytes: number | null;
  referrer: string;
  agent: string;
}

export const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
export const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36';
export const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
export const day = parseDay('2025-03-03') as number;
/** Midnight in Newfoundland, half an hour off the hours of the chunks. */
export const start = Date.UTC(2025, 2, 3, 3, 30) / 1000;

/** Lines from an hour before the day to an hour after it, of three people and a bot. */
export const lines: Made[] = Array.from({ length: 700 }, (_, i) => {
  const pick = <T>(values: readonly T[], by: number): T => values[Math.floor(i / by + i * 0.37) % values.length] as T;
  return {
    time: start - 3600 + Math.floor((i * 26 * 3600) / 700) + (i % 7),
    ip: pick(['192.0.2.1', '192.0.2.2', '198.51.100.7'], 3),
    method: pick(['GET', 'GET', 'HEAD', 'POST'], 1),
    target: pick(['/', '/a?x=1', '/logo.png', '/old', '/missing', '/report.pdf'], 1),
    status: pick([200, 200, 404, 301, 200, 500, 304], 1),
    bytes: i % 11 === 0 ? null : (i * 37) % 5000,
    referrer: pick(['-', 'https://elsewhere.example/'], 5),
    agent: pick([firefox, chrome, firefox, googlebot], 9),
  };
});

function toText({ time, ip, method, target, status, bytes, referrer, agent }: Made): string {
  const [, date, clock] = /^\d{4}-\d\d-(\d\d)T(\d\d:\d\d:\d\d)/.exec(new Date(time * 1000).toISOString()) ?? [];
  const head = `${ip} - - [${date}/Mar/2025:${clock} +0000]`;
  return `${head} "${method} ${target} HTTP/1.1" ${status} ${bytes ?? '-'} "${referrer}" "${agent}"`;
}

export const ofDay = lines.filter(({ time }) => time >= start && time < start + 86_400);

/** An engine that has imported the lines. */
export async function openMadeLog(): Promise<WritingEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'));
  try {
    writeFileSync(join(folder, 'access.log'), lines.map((line) => `${toText(line)}\n`).join(''));
    const engine = openEngine();
    const site = { siteName: 'A', urls: 'https://a.example', timezone: 'America/St_Johns' };
    await callApi(engine, { method: 'SitesManager.addSite', ...site });
    await importLog(engine, { paths: [join(folder, 'access.log')], options: {} });
    return engine;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A visit of the day, as it was derived. */
export interface Visit {
  id: number;
  ip: string;
  agent: string;
  first: number;
  last: number;
}

/** Finds the visit that a line belongs to, by hand: the last one of its client that was still open. */
export function visitFinder(engine: WritingEngine): (line: Made) => Visit | null {
  const visits = engine.db.all<Visit>(sql`
    SELECT v.idvisit AS id, c.ip, t.text AS agent, visit_first_action_time AS first, visit_last_action_time AS last
    FROM log_visit v
    JOIN log_client c ON c.idclient = v.idclient
    JOIN log_text t ON t.idtext = c.iduser_agent
    WHERE visit_first_action_time BETWEEN ${start} AND ${start + 86_399}
    ORDER BY first
  `);
  return ({ time, ip, agent }) => {
    const begun = visits.findLast((visit) => visit.ip === ip && visit.agent === agent && visit.first <= time);
    return begun && time < begun.last + 1800 ? begun : null;
  };
}
