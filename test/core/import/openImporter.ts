import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WritingEngine } from '@main/core/Engine';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import { importLog } from '@main/core/import/importLog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { SiteStore } from '@main/core/sites/SiteStore';
import type { ImportOptions } from '@shared/import/importOptions';

/** A database in memory, with sites of these addresses, and what imports into it make. */
export function openImporter(...sites: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'heartwood-'));
  const engine: WritingEngine = {
    db: openWritable(':memory:'),
    plugins: new PluginManager([]),
    archiveStore: { store: () => undefined },
    now: () => 1_780_000_000,
  };
  const store = new SiteStore(engine.db);
  for (const url of sites) store.add({ name: url, urls: [url], timezone: 'UTC' });
  return {
    db: engine.db,
    store,
    sites: () => store.all(),
    importFile: (path: string, options: Partial<ImportOptions> = {}) => importLog(engine, { paths: [path], options }),
    importText(text: string, options: Partial<ImportOptions> = {}) {
      const path = join(folder, 'access.log');
      writeFileSync(path, text, 'latin1');
      return importLog(engine, { paths: [path], options });
    },
    /** Visits and actions of each site that has any. */
    visits: () =>
      Object.fromEntries(
        engine.db
          .rows<[number, number, number]>(
            sql`SELECT idsite, count(*), sum(visit_total_actions) FROM log_visit GROUP BY idsite`,
          )
          .map(([idSite, visits, actions]) => [idSite, [visits, actions]]),
      ) as Record<number, [number, number]>,
    close() {
      engine.db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
