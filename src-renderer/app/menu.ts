import { useMemo } from 'react';
import { useAnswer } from '../report/ApiContext';
import { compareMenuEntries } from '@shared/plugin/menuCategories';
import type { ReportMetadata } from '../report/ReportMetadata';

/** A view of a plugin, as `API.getWidgetMetadata` names it. */
export interface ViewMetadata {
  name: string;
  category: { id: string; name: string };
  subcategory: { id: string; name: string };
  module: string;
  /** The component. */
  action: string;
  order: number;
  isReport: boolean;
}

/** Where a page stands: what addresses hold, the same in every language. */
export interface PagePlace {
  category: string;
  subcategory: string;
}

export interface MenuPage {
  place: PagePlace;
  category: string;
  subcategory: string;
  reports: ReportMetadata[];
  views: ViewMetadata[];
}

export interface MenuCategory {
  /** The same in every language. */
  id: string;
  category: string;
  pages: MenuPage[];
}

/**
 * The menu that the declared reports and views make: categories in the order that all hosts have, their pages each in the
 * order of the first that stands on it.
 */
export function toMenu(reports: readonly ReportMetadata[], views: readonly ViewMetadata[] = []): MenuCategory[] {
  const menu: MenuCategory[] = [];
  const pageOf = (place: PagePlace, { category, subcategory }: PagePlace): MenuPage => {
    let group = menu.find((entry) => entry.category === category);
    if (!group) menu.push((group = { id: place.category, category, pages: [] }));
    let page = group.pages.find((entry) => entry.subcategory === subcategory);
    if (!page) group.pages.push((page = { place, category, subcategory, reports: [], views: [] }));
    return page;
  };
  const shown = reports.filter(
    (report) => !report.isSubtableReport && !report.isHidden && report.category && report.subcategory,
  );
  const entries = [
    ...shown.map((report) => ({
      category: report.categoryId,
      order: report.order,
      add: () =>
        pageOf({ category: report.categoryId, subcategory: report.subcategoryId }, report).reports.push(report),
    })),
    ...views.map((view) => ({
      category: view.category.id,
      order: view.order,
      add: () =>
        pageOf(
          { category: view.category.id, subcategory: view.subcategory.id },
          { category: view.category.name, subcategory: view.subcategory.name },
        ).views.push(view),
    })),
  ];
  for (const { add } of entries.sort(compareMenuEntries)) add();
  return menu;
}

/** The page at a place; addresses written by hand may hold the names that the menu shows. */
export function findPage(menu: readonly MenuCategory[], at: PagePlace): MenuPage | undefined {
  const pages = menu.flatMap((group) => group.pages);
  const isAt = (place: PagePlace): boolean => place.category === at.category && place.subcategory === at.subcategory;
  return pages.find(({ place }) => isAt(place)) ?? pages.find(isAt);
}

export function useReports(idSite: number | undefined): ReportMetadata[] {
  const answer = useAnswer<ReportMetadata[]>(
    idSite === undefined ? null : { method: 'API.getReportMetadata', idSite: String(idSite), idSites: String(idSite) },
  );
  return useMemo(() => (Array.isArray(answer.data) ? answer.data : []), [answer.data]);
}

/** The plugins' own views. */
function useViewMetadata(idSite: number | undefined): ViewMetadata[] {
  const answer = useAnswer<ViewMetadata[]>(
    idSite === undefined ? null : { method: 'API.getWidgetMetadata', idSite: String(idSite) },
  );
  return useMemo(
    () => (Array.isArray(answer.data) ? answer.data.filter(({ isReport }) => isReport === false) : []),
    [answer.data],
  );
}

export function useMenu(idSite: number | undefined): MenuCategory[] {
  const reports = useReports(idSite);
  const views = useViewMetadata(idSite);
  return useMemo(() => toMenu(reports, views), [reports, views]);
}
