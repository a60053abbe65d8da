import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager } from '../plugin/PluginManager';

/**
 * The report that describes the rows `levels` below the first level of another: the one it names as its `subtable`, and so on.
 * The last one known describes all that is deeper.
 */
export function reportBelow(plugins: PluginManager, entry: PluginReport, levels: number): PluginReport {
  let current = entry;
  for (let level = 0; level < levels; level++) {
    const { subtable } = current.report;
    const next = subtable === undefined ? undefined : plugins.findReport(`${current.plugin}.${subtable}`);
    if (!next || next === current) return current;
    current = next;
  }
  return current;
}
