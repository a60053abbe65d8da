import type { ApiResult, JsonValue } from './defineApi';
import type { ReportDeclaration } from './defineReports';
import type { VisitFacts } from './facts';

/** A plugin's answer to an event: the value as it goes on, or nothing to leave it as it is. */
type Hook<Value, Context> = (value: Value, context: Context) => Value | void;

/**
 * Every hook there is, under the name of Matomo's event, one sentence each. A hook returns its value; nothing is changed by
 * reference. Plugins are asked in the order in which they require each other; what one returns, the next is given.
 */
export interface Hooks {
  /** Adds, removes or changes reports after all plugins declared theirs. */
  'Report.filterReports'?: Hook<readonly PluginReport[], undefined>;
  /** Takes segments away, by name, after all plugins declared theirs. */
  'Segment.filterSegments'?: Hook<readonly string[], undefined>;
  /** Changes the parameters of a request before its method is run. */
  'API.Request.dispatch'?: Hook<ApiParameters, { method: string }>;
  /** Changes what a method answers: a table before it is formatted, or a value. */
  'API.Request.dispatch.end'?: Hook<ApiResult, { method: string; parameters: ApiParameters }>;
  /** Changes the list of reports that screens and programs are told of. */
  'API.getReportMetadata.end'?: Hook<readonly JsonValue[], { idSite: string }>;
  /** Adds or takes away segments, as text, that are archived ahead for a site. */
  'Segments.getKnownSegmentsToArchiveForSite'?: Hook<readonly string[], { idSite: number }>;
  /** Chooses the sites that are archived ahead, and their order. */
  'CronArchive.filterWebsiteIds'?: Hook<readonly number[], undefined>;
  /** Hears that the archives of a site, or of a segment of it, are about to be made. */
  'CronArchive.archiveSingleSite.start'?: Hook<number, { segment: string }>;
  /** Hears that they are made. */
  'CronArchive.archiveSingleSite.finish'?: Hook<number, { segment: string }>;
  /** Names parameters of page addresses, besides a site's own, that don't count. */
  'Tracker.PageUrl.getQueryParametersToExclude'?: Hook<readonly string[], { idSite: number }>;
  /** Says of a visit whether it is left out; its lines stay, so that it comes back when the plugin is off. */
  'Tracker.isExcludedVisit'?: Hook<boolean, ExcludableVisit>;
  /** Hears that a plugin of the user's own was switched on. */
  'PluginManager.pluginActivated'?: Hook<string, undefined>;
  /** Hears that a plugin of the user's own was switched off. */
  'PluginManager.pluginDeactivated'?: Hook<string, undefined>;
}

/** The names of all hooks, for whoever checks a plugin that nobody compiled. */
export const hookNames = [
  'Report.filterReports',
  'Segment.filterSegments',
  'API.Request.dispatch',
  'API.Request.dispatch.end',
  'API.getReportMetadata.end',
  'Segments.getKnownSegmentsToArchiveForSite',
  'CronArchive.filterWebsiteIds',
  'CronArchive.archiveSingleSite.start',
  'CronArchive.archiveSingleSite.finish',
  'Tracker.PageUrl.getQueryParametersToExclude',
  'Tracker.isExcludedVisit',
  'PluginManager.pluginActivated',
  'PluginManager.pluginDeactivated',
] as const satisfies readonly (keyof Hooks)[];

/** The parameters of a request by name, as text. */
export type ApiParameters = Readonly<Record<string, string | undefined>>;

/** What is known of a visit before it is stored. */
export interface ExcludableVisit extends Omit<VisitFacts, 'fields'> {
  idSite: number;
  /** When it began, in seconds since 1970. */
  time: number;
  /** How many actions it has. */
  actions: number;
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
