import type { ReportDeclaration } from './defineReports';

/** Every hook there is, one sentence each. A hook returns its value; nothing is changed by reference. */
export interface Hooks {
  /** Adds, removes or changes reports after all plugins declared theirs. */
  reportsCollected?: (reports: readonly PluginReport[]) => readonly PluginReport[];
}

/** A declared report and the plugin it comes from. */
export interface PluginReport {
  plugin: string;
  report: ReportDeclaration;
}

/** Declares a plugin's answers to hooks. */
export function defineHooks(hooks: Hooks): Hooks {
  return hooks;
}
