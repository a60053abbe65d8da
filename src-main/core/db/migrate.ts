import { AppError } from '@shared/errors';
import type { WritableDatabase } from './Database';
import { foundation } from './migrations/0010-foundation';
import { ledger } from './migrations/0020-ledger';
import { tracked } from './migrations/0030-tracked';
import { segments } from './migrations/0040-segments';
import { quality } from './migrations/0050-quality';
import { unknownUrls } from './migrations/0060-unknown-urls';
import { archiving } from './migrations/0070-archiving';
import { options } from './migrations/0080-options';
import { measured } from './migrations/0090-measured';
import { pageTitles } from './migrations/0100-page-titles';
import { customDimensions } from './migrations/0110-custom-dimensions';

/** 'HWOD': marks a file as ours, so that no other program's database is migrated by mistake. */
export const APPLICATION_ID = 0x48574f44;

/** All migrations in order; user_version holds the number of the last one that ran. */
export const migrations: readonly { number: number; statements: string }[] = [
  { number: 10, statements: foundation },
  { number: 20, statements: ledger },
  { number: 30, statements: tracked },
  { number: 40, statements: segments },
  { number: 50, statements: quality },
  { number: 60, statements: unknownUrls },
  { number: 70, statements: archiving },
  { number: 80, statements: options },
  { number: 90, statements: measured },
  { number: 100, statements: pageTitles },
  { number: 110, statements: customDimensions },
];

export const SCHEMA_VERSION = migrations.at(-1)?.number ?? 0;

/** Brings the schema up to date, each migration in a transaction of its own. */
export function migrate(db: WritableDatabase): void {
  const found = db.connection.pragma('user_version', { simple: true }) as number;
  if (found > SCHEMA_VERSION) {
    throw new AppError('database.newer', { path: db.path, found, known: SCHEMA_VERSION });
  }
  for (const { number, statements } of migrations) {
    if (number <= found) continue;
    db.transaction(() => {
      db.execute(statements);
      db.execute(`PRAGMA user_version = ${number}; PRAGMA application_id = ${APPLICATION_ID};`);
    });
  }
}
