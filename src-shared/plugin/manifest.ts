import type { ApiDeclaration } from './defineApi';
import type { AnyArchiver } from './defineArchiver';
import type { CommandDeclarations } from './defineCommands';
import type { VisitDimensions } from './defineDimensions';
import type { ReportDeclaration } from './defineReports';
import type { Hooks } from './hooks';

/** A screen of a plugin's own: a component that stands on a page of the menu, before or behind the page's reports. */
export interface ViewDeclaration {
  /** Its name in components/views.tsx. */
  component: string;
  /** Translation keys. */
  name: string;
  category: string;
  subcategory: string;
  /** Its place in the menu, among the reports. */
  order: number;
  /** Sites that sell; absent for all. */
  onlyFor?: 'shops';
}

/** plugin.json. */
export interface PluginManifest {
  /** The folder's name, and the prefix of its records and metrics. */
  name: string;
  version: string;
  description: string;
  /** Plugins that must be there, by name; or with their versions: `{ "Referrers": ">=1.0.0", "heartwood": ">=0.1.0,<2" }`. */
  requires?: readonly string[] | Readonly<Record<string, string>>;
  /** Only of plugins that are built in. */
  views?: readonly ViewDeclaration[];
}

/** A plugin as found by the glob: its manifest and whichever files it has. */
export interface Plugin {
  manifest: PluginManifest;
  dimensions?: VisitDimensions;
  archiver?: AnyArchiver;
  reports?: readonly ReportDeclaration[];
  api?: ApiDeclaration;
  hooks?: Hooks;
  commands?: CommandDeclarations;
  /** Texts by language, then by key without the plugin's name: lang/en.json. */
  lang: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
