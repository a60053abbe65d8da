import type { Icon } from '@tabler/icons-react';
import { createContext, useContext, type ComponentType } from 'react';
import type { ReportMetadata, ReportRow, Selection } from './ReportMetadata';

/** What a view of a plugin is drawn with. */
export interface ViewProps {
  selection: Selection;
}

/** A row that something can be done with. */
export interface RowOfReport {
  report: ReportMetadata;
  selection: Selection;
  row: ReportRow;
  /** Labels from the first level down to the row. */
  path: readonly string[];
}

/** What a plugin offers for rows of tables: a button in the row, and what it opens. */
export interface RowAction {
  /** What the button says of itself. */
  title: () => string;
  icon: Icon;
  /** Does this row have it? */
  isFor(target: Omit<RowOfReport, 'selection'>): boolean;
  /** Shown in front of the page. */
  dialog: ComponentType<{ target: RowOfReport; onClose: () => void }>;
}

/** What a plugin brings to screens: `export default` of its `components/views.tsx`. */
export interface PluginViews {
  /** Components that `views` of plugin.json name. */
  components?: Readonly<Record<string, ComponentType<ViewProps>>>;
  rowActions?: readonly RowAction[];
  /** Shown below charts of a selection's time, from the first day on the axis to the last. */
  belowEvolution?: ComponentType<ViewProps>;
  /** Where all sites are seen together: offered where a site is chosen. */
  allSitesPage?: { category: string; subcategory: string };
}

/** Declares what a plugin brings to screens. */
export function defineViews(views: PluginViews): PluginViews {
  return views;
}

/** How views lead elsewhere; the app gives it. */
export interface Navigation {
  openDashboard(selection: Selection): void;
  /** A page of the menu, by the keys of its category and subcategory, or the names that it shows. */
  openPage(selection: Selection, page: { category: string; subcategory: string }): void;
}

export interface ViewContextValue {
  /** By plugin. */
  views: Readonly<Record<string, PluginViews>>;
  navigation: Navigation;
}

const nowhere: Navigation = { openDashboard: () => undefined, openPage: () => undefined };

export const ViewContext = createContext<ViewContextValue>({ views: {}, navigation: nowhere });

export function useNavigation(): Navigation {
  return useContext(ViewContext).navigation;
}

export function useViews(): ViewContextValue['views'] {
  return useContext(ViewContext).views;
}
