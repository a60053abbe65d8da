import { AppError } from '@shared/errors';
import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager, PluginMethod } from '../plugin/PluginManager';
import type { CoreMethod } from './methods/CoreMethod';
import { coreMethods } from './methods/coreMethods';

/** What answers a method's name. A plugin's own method may have a declared report that describes its table. */
export interface ResolvedMethod {
  core?: CoreMethod;
  own?: PluginMethod;
  report?: PluginReport;
}

/** Throws: AppError api.methodNotFound with the methods that come close, or why the method's plugin does not run. */
export function resolveMethod(plugins: PluginManager, name: string): ResolvedMethod {
  const core = Object.hasOwn(coreMethods, name) ? coreMethods[name] : undefined;
  if (core) return { core };
  const own = plugins.api(name);
  const report = plugins.findReport(name);
  if (!own && !report) throw notFound(plugins, name);
  return { ...(own ? { own } : {}), ...(report ? { report } : {}) };
}

/** The names of all methods, sorted. */
export function methodNames(plugins: PluginManager): string[] {
  const reports = plugins.reports.map(({ plugin, report }) => `${plugin}.${report.method}`);
  const own = plugins.apiMethods.map(({ plugin, name }) => `${plugin}.${name}`);
  return [...new Set([...Object.keys(coreMethods), ...own, ...reports])].sort();
}

function notFound(plugins: PluginManager, name: string): AppError {
  const [plugin = ''] = name.split('.');
  return (
    plugins.whyAbsent(plugin) ?? new AppError('api.methodNotFound', { method: name, hint: hintFor(plugins, name) })
  );
}

function hintFor(plugins: PluginManager, name: string): string {
  const all = methodNames(plugins);
  const [plugin = ''] = name.split('.');
  const ofPlugin = all.filter((method) => method.toLowerCase().startsWith(`${plugin.toLowerCase()}.`));
  if (ofPlugin.length > 0) return `Methods of ${plugin}: ${ofPlugin.join(', ')}.`;
  const modules = [...new Set(all.map((method) => method.split('.')[0]))];
  return `A method is written Module.method, with one of these modules: ${modules.join(', ')}.`;
}
