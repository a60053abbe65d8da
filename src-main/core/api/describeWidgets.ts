import { makeTranslate, type Translate } from '@shared/i18n/translate';
import type { PluginReport } from '@shared/plugin/hooks';
import type { ViewDeclaration } from '@shared/plugin/manifest';
import type { PluginManager } from '../plugin/PluginManager';

/** What can stand on a page: a report, or a plugin's own view. */
export interface WidgetDescription {
  name: string;
  category: { id: string; name: string };
  subcategory: { id: string; name: string };
  module: string;
  /** The report's method, or the view's component. */
  action: string;
  order: number;
  parameters: { module: string; action: string };
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
export function describeWidgets(plugins: PluginManager, language: string): WidgetDescription[] {
  return listWidgets(plugins, language, () => true);
}

/** The pages of the menu with what stands on them, as API.getReportPagesMetadata answers them. */
export function describePages(plugins: PluginManager, language: string): PageDescription[] {
  const pages = new Map<string, PageDescription>();
  for (const widget of listWidgets(plugins, language, ({ report }) => !report.isHidden)) {
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
  language: string,
  isShown: (entry: PluginReport) => boolean,
): WidgetDescription[] {
  const translate = makeTranslate(language, plugins.texts(language));
  const reports = plugins.reports.filter((entry) => !entry.report.isSubtableReport && isShown(entry));
  const views = plugins.plugins.flatMap(({ manifest }) =>
    (manifest.views ?? []).map((view) => describeView(manifest.name, view, translate)),
  );
  return [...reports.map((entry) => describeReport(entry, translate)), ...views].sort((a, b) => a.order - b.order);
}

function describeReport({ plugin, report }: PluginReport, translate: Translate): WidgetDescription {
  const { method: action, visualization: viewDataTable = 'table' } = report;
  return { ...describe(report, { plugin, action }, translate), isReport: true, viewDataTable };
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
