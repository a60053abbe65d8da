import type { DataTable } from '../datatable/DataTable';
import type { DataTableMap } from '../datatable/DataTableMap';
import type { Period } from '../period/Period';
import type { CustomDimension } from './customDimensions';
import type { LogReaders } from './logReaders';

/** A site as the API shows it; keys are Matomo's columns of the table `site`. */
export interface Site {
  idsite: number;
  name: string;
  main_url: string;
  urls: string[];
  ts_created: string;
  timezone: string;
  currency: string;
  ecommerce: number;
  sitesearch: number;
  sitesearch_keyword_parameters: string;
  sitesearch_category_parameters: string;
  excluded_parameters: string;
  keep_url_fragment: number;
  /** 1: only what lies below the site's own addresses counts. */
  exclude_unknown_urls: number;
  group: string;
  type: string;
}

/** The title that the user gave to the pages of a site that a pattern fits. */
export interface PageTitle {
  /** A path (`/shop/oak`) or an address (`shop.example.com/oak`); `*` stands for anything. */
  pattern: string;
  title: string;
}

/** A goal; keys are Matomo's columns of the table `goal`. */
export interface Goal {
  idsite: number;
  idgoal: number;
  name: string;
  description: string;
  match_attribute: string;
  pattern: string;
  pattern_type: string;
  case_sensitive: number;
  allow_multiple: number;
  revenue: number;
  event_value_as_revenue: number;
}

/** How many visits of a time reach a goal, and how many there are. */
export interface GoalVisits {
  nb_visits_converted: number;
  nb_visits: number;
}

/** A segment that people keep; keys are Matomo's columns of the table `segment`. */
export interface StoredSegment {
  idsegment: number;
  name: string;
  definition: string;
  hash: string;
  login: string;
  enable_all_users: number;
  /** 0: every site. */
  enable_only_idsite: number;
  auto_archive: number;
  /** `2026-01-31 12:34:56`, UTC. */
  ts_created: string;
  ts_last_edit: string | null;
  deleted: number;
}

/** What of a stored segment a user decides. */
export interface SegmentFields {
  name: string;
  definition: string;
  /** 0: every site. */
  idSite: number;
  autoArchive: boolean;
  enabledAllUsers: boolean;
}

/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
/** What an API method may return; the renderers know all of them. */
export type ApiResult = DataTable | DataTableMap | JsonValue | void;

/** How a parameter's text becomes a value, and what is said when it can't. */
export type ParameterType = 'text' | 'number' | 'boolean' | 'list' | 'site' | 'period' | 'date' | 'segment';
/** One parameter of an API method. */
export interface ParameterDeclaration {
  type: ParameterType;
  /** Left out = required. */
  default?: string | number | boolean | null;
  allowed?: readonly string[];
}

/** The parameters that every report takes. */
export const reportParameters = {
  idSite: { type: 'site' },
  period: { type: 'period' },
  date: { type: 'date' },
  segment: { type: 'segment', default: '' },
} as const satisfies Readonly<Record<string, ParameterDeclaration>>;

/** The parameters that name a report, as text, with any others that its method knows. */
export interface ReportRequest {
  idSite: string;
  period: string;
  date: string;
  segment?: string;
  [parameter: string]: string | undefined;
}

/** What the core does for a plugin's own API methods. Writing services exist only in methods declared with `writes`. */
export interface ApiServices {
  /** A declared report, or another method, before limits and formatting; with `flat` its rows at the ends of the tree. */
  report(method: string, request: ReportRequest): Promise<DataTable | DataTableMap>;
  /** Stored numbers of the request's site, period and segment. */
  numerics(names: readonly string[], request: ReportRequest): Promise<DataTable | DataTableMap>;
  /** The period that the request asks for, on its site's calendar; an array when it asks for several. */
  periods(request: ReportRequest): Period | Period[];
  /** The log tables: visits with their actions, and request lines. */
  logs: LogReaders;
  sites: {
    all(): Site[];
    byId(idSite: number): Site;
    idsByUrl(url: string): number[];
    /** Those that the parameter idSite means: `1`, `1,2` or `all`. */
    asked(idSite: string): Site[];
    /** Returns the new site's id. */
    add(site: Partial<Site> & { name: string }): number;
    update(idSite: number, change: Partial<Site>): void;
    remove(idSite: number): void;
    /** In the order in which they are looked at. */
    titles(idSite: number): PageTitle[];
    /** Replaces them; visits are made anew. */
    setTitles(idSite: number, titles: readonly PageTitle[]): void;
  };
  goals: {
    all(idSite: number): Goal[];
    byId(idSite: number, idGoal: number): Goal | null;
    /** The visits of a period that would reach a goal that is not stored. Throws: AppError api.parameterInvalid. */
    countVisits(goal: Omit<Goal, 'idgoal'>, period: Period): GoalVisits;
    add(goal: Omit<Goal, 'idgoal'>): number;
    update(goal: Goal): void;
    remove(idSite: number, idGoal: number): void;
  };
  dimensions: {
    /** Of a site, by id; those that are switched off, too. */
    all(idSite: number): CustomDimension[];
    /** Returns the new dimension's id. */
    add(dimension: Omit<CustomDimension, 'idcustomdimension'>): number;
    /** The scope stays what it was. */
    update(dimension: Omit<CustomDimension, 'scope'>): void;
  };
  segments: {
    /** Those of a site with those of every site; all without one. */
    all(idSite?: number): StoredSegment[];
    byId(idSegment: number): StoredSegment;
    add(fields: SegmentFields): number;
    update(idSegment: number, fields: SegmentFields): void;
    remove(idSegment: number): void;
  };
  /**
   * What the plugin keeps of the user's own, for a site or (0) for none, in the database: no purge and no import touches it,
   * and it goes with its site. Names begin with the plugin's: `Annotations_notes`.
   */
  options: {
    /** null when nothing was kept. */
    read(idSite: number, name: string): JsonValue;
    /** null forgets it. Archives that are made by it (`options` of the archiver) are due when it changes. */
    write(idSite: number, name: string, value: JsonValue): void;
  };
  reports: { describe(idSite: number, language: string): JsonValue[] };
  translate(key: string, ...values: (string | number)[]): string;
  /** Of the answer: `en`. */
  language: string;
  /** The time of the request, in seconds since 1970. */
  now(): number;
  version: string;
}

/** One method of the Reporting API beyond the declared reports. */
export interface ApiMethod {
  parameters: Readonly<Record<string, ParameterDeclaration>>;
  /** Runs on the writing thread. */
  writes?: boolean;
  /** Shown in the list of methods. */
  documentation: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the values' types follow from `parameters` at run time
  run(values: Record<string, any>, services: ApiServices): ApiResult | Promise<ApiResult>;
}

/** A plugin's API methods by name, without the plugin's own name. */
export type ApiDeclaration = Readonly<Record<string, ApiMethod>>;

/** Declares API methods that are more than "read a record, apply filters". */
export function defineApi<const T extends ApiDeclaration>(api: T): T {
  return api;
}
