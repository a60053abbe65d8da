import { makeTranslate, type Translate } from '@shared/i18n/translate';
import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager } from '../plugin/PluginManager';

export type WidgetDescription = ReturnType<typeof describeWidget>;

/** A page of reports, as a menu names it. */
export interface PageDescription {
  uniqueId: string;
  category: WidgetDescription['category'];
  subcategory: WidgetDescription['subcategory'];
  widgets: WidgetDescription[];
}

/** Every report that can stand alone, as API.getWidgetMetadata answers it, in the order of menus. */
export function describeWidgets(plugins: PluginManager, language: string): WidgetDescription[] {
  return shownReports(plugins).map((entry) => describeWidget(entry, makeTranslate(language, plugins.texts(language))));
}

/** The pages of the menu with their reports, as API.getReportPagesMetadata answers them. */
export function describePages(plugins: PluginManager, language: string): PageDescription[] {
  const translate = makeTranslate(language, plugins.texts(language));
  const pages = new Map<string, PageDescription>();
  for (const entry of shownReports(plugins).filter(({ report }) => !report.isHidden)) {
    const widget = describeWidget(entry, translate);
    const { category, subcategory } = widget;
    const uniqueId = `${category.id}.${subcategory.id}`;
    const page = pages.get(uniqueId) ?? { uniqueId, category, subcategory, widgets: [] };
    pages.set(uniqueId, page);
    page.widgets.push(widget);
  }
  return [...pages.values()];
}

function shownReports({ reports }: PluginManager): PluginReport[] {
  return reports.filter(({ report }) => !report.isSubtableReport).sort((a, b) => a.report.order - b.report.order);
}

function describeWidget({ plugin, report }: PluginReport, translate: Translate) {
  const { method, name, category, subcategory, order, visualization = 'table' } = report;
  return {
    name: translate(name),
    category: { id: category, name: translate(category) },
    subcategory: { id: subcategory, name: translate(subcategory) },
    module: plugin,
    action: method,
    order,
    parameters: { module: plugin, action: method },
    uniqueId: `widget${plugin}${method}`,
    isReport: true,
    viewDataTable: visualization,
  };
}
