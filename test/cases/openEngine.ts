import { ArchiveWriter } from '@main/core/archive/ArchiveWriter';
import { installDimensions } from '@main/core/db/installDimensions';
import { openWritable } from '@main/core/db/openDatabase';
import type { WritingEngine } from '@main/core/Engine';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { plugins } from '@main/worker/plugins';

/** The whole engine with all plugins on a database in memory; its clock stands still on 1 June 2025. */
export function openEngine(): WritingEngine {
  const db = openWritable(':memory:');
  const manager = new PluginManager(plugins);
  installDimensions(db, manager);
  return { db, plugins: manager, archiveStore: new ArchiveWriter(db), now: () => Date.UTC(2025, 5, 1) / 1000 };
}
