import type { PluginManager } from '../plugin/PluginManager';

/** Must the writing thread answer this method? */
export function isWritingMethod(plugins: PluginManager, method: string): boolean {
  return plugins.api(method)?.method.writes === true;
}
