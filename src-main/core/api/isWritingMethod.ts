import type { PluginManager } from '../plugin/PluginManager';
import { bulkParameters } from './methods/bulkRequest';
import { coreMethods } from './methods/coreMethods';
import { RequestParameters } from './RequestParameters';

/** Must the writing thread answer this method? */
export function isWritingMethod(plugins: PluginManager, method: string): boolean {
  const core = Object.hasOwn(coreMethods, method) ? coreMethods[method] : undefined;
  return (core ?? plugins.api(method)?.method)?.writes === true;
}

/** Must the writing thread answer this call? A bulk request is as its requests are. */
export function isWritingCall(plugins: PluginManager, parameters: Readonly<Record<string, string>>): boolean {
  const method = parameters.method ?? '';
  if (method !== 'API.getBulkRequest') return isWritingMethod(plugins, method);
  return bulkParameters(new RequestParameters(parameters)).some((one) => isWritingMethod(plugins, one.method ?? ''));
}
