import type { PluginDimension, PluginManager } from '../plugin/PluginManager';
import type { ReadableDatabase, WritableDatabase } from './Database';
import { sql } from './sql';

/** Adds the columns of the plugins' dimensions that log_visit does not have yet; rows stored before hold NULL, unknown. */
export function installDimensions(db: WritableDatabase, plugins: PluginManager): void {
  const missing = missingDimensions(db, plugins);
  if (missing.length === 0) return;
  db.transaction(() => {
    for (const { column, dimension } of missing) {
      const { text } = sql`ALTER TABLE log_visit ADD COLUMN ${sql.identifier(column)}`;
      db.execute(`${text} ${dimension.type}`);
    }
  });
}

/** The dimensions whose columns log_visit does not have yet. */
export function missingDimensions(db: ReadableDatabase, plugins: PluginManager): PluginDimension[] {
  const present = new Set(presentColumns(db));
  return [...plugins.dimensions.values()].filter(({ column }) => !present.has(column));
}

/** The columns of log_visit. */
export function presentColumns(db: ReadableDatabase): string[] {
  return db.rows<[string]>(sql`SELECT name FROM pragma_table_info('log_visit')`).map(([name]) => name);
}
