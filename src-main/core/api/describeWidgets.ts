import type { Translate } from '@shared/i18n/translate';
import type { ViewDeclaration } from '@shared/plugin/manifest';
import { compareMenuEntries } from '@shared/plugin/menuCategories';
import type { PluginManager } from '../plugin/PluginManager';
import { parameterSuffix } from './describeReports';
import { placedReports, type PlacedReport, type ReportPlace } from './placedReports';

/** What can stand on a page: a report, or a plugin's own view. */
export interface WidgetDescription {
  name: string;
  category: { id: string; name: string };
  subcategory: { id: string; name: string };
  module: string;
  /** The report's method, or the view's component. */
  action: string;
  order: number;
  parameters: { module: string; action: string; [name: string]: string };
  uniqueId: string;
  isReport: boolean;
  viewDataTable: string;
}

/** A page of reports and views, as a menu names it. */
export interface PageDescription {
  uniqueId: string;
  category: WidgetDescription['category'];
  subcategory: WidgetDescription['subcategory'];
  widgets: WidgetDescription[];
}

/** Every report and view that can stand alone, as API.getWidgetMetadata answers it, in the order of menus. */
export function describeWidgets(
  plugins: PluginManager,
  translate: Translate,
  place: ReportPlace | null,
): WidgetDescription[] {
  return listWidgets(plugins, translate, { reports: placedReports(plugins, place), place });
}

/** The pages of the menu with what stands on them, as API.getReportPagesMetadata answers them. */
export function describePages(
  plugins: PluginManager,
  translate: Translate,
  place: ReportPlace | null,
): PageDescription[] {
  const pages = new Map<string, PageDescription>();
  const reports = placedReports(plugins, place).filter(({ report }) => !report.isHidden);
  for (const widget of listWidgets(plugins, translate, { reports, place })) {
    const { category, subcategory } = widget;
    const uniqueId = `${category.id}.${subcategory.id}`;
    const page = pages.get(uniqueId) ?? { uniqueId, category, subcategory, widgets: [] };
    pages.set(uniqueId, page);
    page.widgets.push(widget);
  }
  return [...pages.values()];
}

function listWidgets(
  plugins: PluginManager,
  translate: Translate,
  { reports, place }: { reports: readonly PlacedReport[]; place: ReportPlace | null },
): WidgetDescription[] {
  const ofReports = reports.filter(({ report }) => !report.isSubtableReport);
  const views = plugins.plugins.flatMap(({ manifest }) =>
    (manifest.views ?? [])
      .filter(({ onlyFor }) => onlyFor !== 'shops' || place === null || place.isShop)
      .map((view) => describeView(manifest.name, view, translate)),
  );
  return [...ofReports.map((entry) => describeReport(entry, translate)), ...views].sort((a, b) =>
    compareMenuEntries({ ...a, category: a.category.id }, { ...b, category: b.category.id }),
  );
}

function describeReport({ plugin, report, variant }: PlacedReport, translate: Translate): WidgetDescription {
  const { method: action, visualization: viewDataTable = 'table' } = report;
  const { parameters = {}, name, category, subcategory, order } = variant;
  const declared = describe(report, { plugin, action }, translate);
  return {
    ...declared,
    ...(name === undefined ? {} : { name: translate(name) }),
    ...(category === undefined ? {} : { category: { id: category, name: translate(category) } }),
    ...(subcategory === undefined ? {} : { subcategory: { id: subcategory, name: translate(subcategory) } }),
    ...(order === undefined ? {} : { order }),
    parameters: { ...declared.parameters, ...parameters },
    uniqueId: `${declared.uniqueId}${parameterSuffix(parameters)}`,
    isReport: true,
    viewDataTable,
  };
}

function describeView(plugin: string, view: ViewDeclaration, translate: Translate): WidgetDescription {
  return { ...describe(view, { plugin, action: view.component }, translate), isReport: false, viewDataTable: '' };
}

function describe(
  { name, category, subcategory, order }: Omit<ViewDeclaration, 'component'>,
  { plugin, action }: { plugin: string; action: string },
  translate: Translate,
) {
  return {
    name: translate(name),
    category: { id: category, name: translate(category) },
    subcategory: { id: subcategory, name: translate(subcategory) },
    module: plugin,
    action,
    order,
    parameters: { module: plugin, action },
    uniqueId: `widget${plugin}${action}`,
  };
}
