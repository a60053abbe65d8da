import type { PluginManager } from '../plugin/PluginManager';
import type { WritableDatabase } from './Database';
import { sql } from './sql';

/** Adds the columns of the plugins' dimensions that log_visit does not have yet; rows stored before hold NULL, unknown. */
export function installDimensions(db: WritableDatabase, plugins: PluginManager): void {
  const present = new Set(
    db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info('log_visit')`).map((row) => row.name),
  );
  const missing = [...plugins.dimensions.values()].filter(({ column }) => !present.has(column));
  if (missing.length === 0) return;
  db.transaction(() => {
    for (const { column, dimension } of missing) {
      const { text } = sql`ALTER TABLE log_visit ADD COLUMN ${sql.identifier(column)}`;
      db.execute(`${text} ${dimension.type}`);
    }
  });
}
