import type { JsonValue } from '@shared/plugin/defineApi';
import { daysWithData, makeArchivesDue } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import type { PluginManager } from '../plugin/PluginManager';
import { readOption, writeOption, type OptionKey } from '../plugin/pluginOptions';

/** Keeps a plugin's option. Where the plugin's records are made by it, the site's archives are due when it changes. */
export function keepOption(
  { db, plugins }: { db: WritableDatabase; plugins: PluginManager },
  key: OptionKey,
  value: JsonValue,
): void {
  const before = readOption(db, key);
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  db.transaction(() => {
    writeOption(db, key, value);
    const archiver = plugins.plugins.find(({ manifest }) => manifest.name === key.plugin)?.archiver;
    if (archiver?.options?.includes(key.name)) makeArchivesDue(db, key.idSite, daysWithData(db, key.idSite));
  });
}
