import { AppError } from '@shared/errors';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';

/** The option of a plugin that is meant: its name begins with the plugin's. */
export interface OptionKey {
  plugin: string;
  /** 0: of no site. */
  idSite: number;
  name: string;
}

/** What a plugin has kept under a name; null when it has kept nothing. */
export function readOption(db: ReadableDatabase, key: OptionKey): JsonValue {
  const value = db.value<string>(sql`SELECT value FROM option WHERE idsite = ${key.idSite} AND name = ${toName(key)}`);
  return value === undefined ? null : (JSON.parse(value) as JsonValue);
}

/** Keeps a value under a name; null forgets it. */
export function writeOption(db: WritableDatabase, key: OptionKey, value: JsonValue): void {
  const name = toName(key);
  if (value === null) db.run(sql`DELETE FROM option WHERE idsite = ${key.idSite} AND name = ${name}`);
  else {
    db.run(sql`
      INSERT OR REPLACE INTO option (idsite, name, value)
      VALUES (${key.idSite}, ${name}, ${JSON.stringify(value)})
    `);
  }
}

function toName({ plugin, name }: OptionKey): string {
  if (name.startsWith(`${plugin}_`)) return name;
  throw new AppError('internal', { message: `the option ${name} of the plugin ${plugin} must begin with ${plugin}_` });
}
