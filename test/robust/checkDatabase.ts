import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';

/** What an import was at. */
export type Phase = 'before the first lines' | 'storing lines' | 'making visits' | 'archiving';

/**
 * What is wrong with a database whose writer was killed: nothing, one hopes; and what the writer was at. `lines` is how
 * many an import stores that nobody disturbs.
 */
export function checkDatabase(path: string, lines: number): { wrongs: string[]; phase: Phase } {
  if (!existsSync(path)) return { wrongs: [], phase: 'before the first lines' };
  const db = new BetterSqlite3(path);
  try {
    const hasSchema = db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'import'`).pluck().get() === 1;
    if (!hasSchema) return { wrongs: [], phase: 'before the first lines' };
    return { wrongs: findWrongs(db), phase: findPhase(db, lines) };
  } finally {
    db.close();
  }
}

function findWrongs(db: BetterSqlite3.Database): string[] {
  const integrity = String(db.pragma('integrity_check', { simple: true }));
  const counts: Record<string, string> = {
    'files whose lines are not those of their counters': `
      SELECT count(*) FROM import_file f
      WHERE coalesce(json_extract(counters, '$.imported') + json_extract(counters, '$.bots')
        + json_extract(counters, '$.static') + json_extract(counters, '$.errors') + json_extract(counters, '$.redirects'), 0)
        <> coalesce((SELECT sum(lines) FROM log_request r WHERE r.idfile = f.idfile), 0)`,
    'imports whose counters are not those of their files': `
      SELECT count(*) FROM import i
      WHERE json_extract(counters, '$.lines_read')
        <> coalesce((SELECT sum(json_extract(counters, '$.lines_read')) FROM import_file f WHERE f.idimport = i.idimport), 0)`,
    'actions without a visit': `
      SELECT count(*) FROM log_link_visit_action WHERE idvisit NOT IN (SELECT idvisit FROM log_visit)`,
    'visits that count other actions than they have': `
      SELECT count(*) FROM log_visit v
      WHERE visit_total_actions <> (SELECT count(*) FROM log_link_visit_action a
        WHERE a.idlink_va BETWEEN (v.idvisit >> 24) << 24 AND ((v.idvisit >> 24) << 24) + 16777215 AND a.idvisit = v.idvisit)`,
    'actions without a name': `
      SELECT count(*) FROM log_link_visit_action
      WHERE idaction_url IS NOT NULL AND idaction_url NOT IN (SELECT idaction FROM log_action)`,
    'visits without a client': `SELECT count(*) FROM log_visit WHERE idclient NOT IN (SELECT idclient FROM log_client)`,
  };
  const found = Object.entries(counts).map(
    ([what, query]) => [what, db.prepare(query).pluck().get() as number] as const,
  );
  const wrongs = found.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`);
  return integrity === 'ok' ? wrongs : [`integrity_check: ${integrity}`, ...wrongs];
}

function findPhase(db: BetterSqlite3.Database, lines: number): Phase {
  const last = db.prepare(`SELECT state FROM import ORDER BY idimport DESC LIMIT 1`).pluck().get();
  if (last === 'done') return 'archiving';
  const stored = Number(db.prepare('SELECT sum(lines) FROM log_request').pluck().get() ?? 0);
  if (stored === 0) return 'before the first lines';
  return stored < lines ? 'storing lines' : 'making visits';
}

/** How many lines are stored. */
export function countLines(path: string): number {
  const db = new BetterSqlite3(path, { readonly: true });
  const lines = Number(db.prepare('SELECT sum(lines) FROM log_request').pluck().get());
  db.close();
  return lines;
}
