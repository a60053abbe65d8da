import type { PluginManager } from '../plugin/PluginManager';
import { coreMethods } from './methods/coreMethods';

/** Must the writing thread answer this method? */
export function isWritingMethod(plugins: PluginManager, method: string): boolean {
  const core = Object.hasOwn(coreMethods, method) ? coreMethods[method] : undefined;
  return (core ?? plugins.api(method)?.method)?.writes === true;
}
