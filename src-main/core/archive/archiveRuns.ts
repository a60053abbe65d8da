import type { ArchiveChoice, ArchiveRun } from '@shared/ipc/archiving';
import type { UnixTime } from '@shared/units';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { ArchiveResult } from './PreArchiver';

/** The runs that are remembered. */
const RUNS_KEPT = 50;

interface RunRow {
  started: UnixTime;
  finished: UnixTime | null;
  state: ArchiveRun['state'];
  options: string;
  counts: string;
}

/** Notes that a run has begun; the caller holds the writer's lock, so another that says it runs was cut short. */
export function startRun(db: WritableDatabase, choice: ArchiveChoice, now: UnixTime): number {
  return db.transaction(() => {
    db.run(sql`UPDATE archive_run SET state = 'interrupted' WHERE state = 'running'`);
    const { lastInsertRowid: idRun } = db.run(sql`
      INSERT INTO archive_run (ts_started, state, options, counts)
      VALUES (${now}, 'running', ${JSON.stringify(choice)}, '{}')
    `);
    db.run(sql`DELETE FROM archive_run WHERE idrun <= ${idRun - RUNS_KEPT}`);
    return idRun;
  });
}

export function finishRun(
  db: WritableDatabase,
  idRun: number,
  { state, counts, now }: { state: 'done' | 'cancelled' | 'failed'; counts: Partial<ArchiveResult>; now: UnixTime },
): void {
  db.run(sql`
    UPDATE archive_run
    SET state = ${state}, ts_finished = ${now}, counts = ${JSON.stringify(counts)}
    WHERE idrun = ${idRun}
  `);
}

/** The newest run; null where none was. */
export function readLastRun(db: ReadableDatabase, isWriterAtWork: boolean): ArchiveRun | null {
  const row = db.get<RunRow>(sql`
    SELECT ts_started AS started, ts_finished AS finished, state, options, counts
    FROM archive_run
    ORDER BY idrun DESC
    LIMIT 1
  `);
  if (!row) return null;
  const { started, finished, state, options, counts } = row;
  return {
    started,
    finished,
    state: state === 'running' && !isWriterAtWork ? 'interrupted' : state,
    choice: JSON.parse(options) as ArchiveRun['choice'],
    counts: JSON.parse(counts) as ArchiveRun['counts'],
  };
}
