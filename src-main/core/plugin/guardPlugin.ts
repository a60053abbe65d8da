import { AppError } from '@shared/errors';
import type { AnyArchiver } from '@shared/plugin/defineArchiver';
import type { CellValue, VisitDimension } from '@shared/plugin/defineDimensions';
import type { Plugin } from '@shared/plugin/manifest';
import { checkRecordValues } from './checkRecordValues';
import type { PluginWatch } from './PluginWatch';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * The plugin with a guard around each of its functions: while one runs, the thread says so, and what it throws becomes a
 * sentence that names the plugin and the place. Columns of visits take an unknown value instead: an import goes on.
 */
export function guardPlugin(plugin: Plugin, watch: PluginWatch): Plugin {
  const { name } = plugin.manifest;
  const guard = (place: string, work: AnyFunction): AnyFunction => guarded(name, watch, { place, work });
  const { dimensions, archiver, reports, api, hooks, commands } = plugin;
  return {
    ...plugin,
    ...(dimensions ? { dimensions: guardDimensions(dimensions, guard) } : {}),
    ...(archiver ? { archiver: guardArchiver(guardAll(archiver, 'archiver', guard), name) } : {}),
    ...(reports
      ? { reports: reports.map((report) => guardAll(report, `reports, ${String(report.method)}`, guard)) }
      : {}),
    ...(api ? { api: guardAll(api, 'api', guard) } : {}),
    // Who runs hooks says which one failed.
    ...(hooks ? { hooks: guardAll(hooks, '', (_place, work) => watched(name, watch, work)) } : {}),
    ...(commands ? { commands: guardAll(commands, 'commands', guard) } : {}),
  };
}

type Guard = (place: string, work: AnyFunction) => AnyFunction;

function watched(name: string, watch: PluginWatch, work: AnyFunction): AnyFunction {
  return function (...args) {
    return watch.run(name, () => work.apply(this, args));
  };
}

function guarded(name: string, watch: PluginWatch, { place, work }: { place: string; work: AnyFunction }): AnyFunction {
  const toFailure = (error: unknown): unknown =>
    error instanceof AppError ? error : new AppError('plugin.failed', { name, reason: `${place}: ${textOf(error)}` });
  const run = watched(name, watch, work);
  return function (...args) {
    try {
      const result = run.apply(this, args);
      return result instanceof Promise ? result.catch((error: unknown) => Promise.reject(toFailure(error))) : result;
    } catch (error) {
      throw toFailure(error);
    }
  };
}

/** A copy of a declaration with every function in it guarded. */
function guardAll<T>(value: T, place: string, guard: Guard): T {
  if (typeof value === 'function') return guard(place, value as AnyFunction) as T;
  if (Array.isArray(value)) return value.map((entry, at) => guardAll<unknown>(entry, `${place}.${at}`, guard)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    guardAll<unknown>(entry, `${place}.${key}`, guard),
  ]);
  return Object.fromEntries(entries) as T;
}

function guardArchiver(archiver: AnyArchiver, name: string): AnyArchiver {
  const { aggregateDay } = archiver;
  return {
    ...archiver,
    aggregateDay: (logs) => {
      const values = aggregateDay(logs);
      checkRecordValues(values, archiver.records, name);
      return values;
    },
  };
}

function guardDimensions(dimensions: NonNullable<Plugin['dimensions']>, guard: Guard): Plugin['dimensions'] {
  const entries = Object.entries(dimensions).map(([column, dimension]) => {
    const { from, ...rest } = guardAll(dimension, `dimensions, ${column}`, guard);
    const value = (fact: never): CellValue => toCell(dimension.type, () => (from.value as AnyFunction)(fact));
    return [column, { ...rest, from: { ...from, value } as VisitDimension['from'] }];
  });
  return Object.fromEntries(entries) as Plugin['dimensions'];
}

/** What the column can hold; anything else, and what could not be worked out, is unknown. */
function toCell(type: VisitDimension['type'], work: () => unknown): CellValue {
  try {
    const value = work();
    if (type === 'TEXT') return typeof value === 'string' ? value : null;
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    return type === 'REAL' || Number.isSafeInteger(value) ? value : null;
  } catch {
    return null;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
