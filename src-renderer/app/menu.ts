import { useMemo } from 'react';
import { useAnswer } from '../report/ApiContext';
import type { ReportMetadata } from '../report/ReportMetadata';

export interface MenuPage {
  category: string;
  subcategory: string;
  reports: ReportMetadata[];
}

export interface MenuCategory {
  category: string;
  pages: MenuPage[];
}

/**
 * The menu that the declared reports make: categories and their pages, each in the order of its first report, but pages of
 * plain numbers first: they are the overviews.
 */
export function toMenu(reports: readonly ReportMetadata[]): MenuCategory[] {
  const menu: MenuCategory[] = [];
  const shown = reports.filter(
    (report) => !report.isSubtableReport && !report.isHidden && report.category && report.subcategory,
  );
  for (const report of shown) {
    const { category, subcategory } = report;
    let group = menu.find((entry) => entry.category === category);
    if (!group) menu.push((group = { category, pages: [] }));
    let page = group.pages.find((entry) => entry.subcategory === subcategory);
    if (!page) group.pages.push((page = { category, subcategory, reports: [] }));
    page.reports.push(report);
  }
  const isOverview = (page: MenuPage) => page.reports.some((report) => !report.dimension);
  return menu.map(({ category, pages }) => ({
    category,
    pages: [...pages.filter(isOverview), ...pages.filter((page) => !isOverview(page))],
  }));
}

export function useReports(idSite: number | undefined): ReportMetadata[] {
  const answer = useAnswer<ReportMetadata[]>(
    idSite === undefined ? null : { method: 'API.getReportMetadata', idSite: String(idSite), idSites: String(idSite) },
  );
  return useMemo(() => (Array.isArray(answer.data) ? answer.data : []), [answer.data]);
}

export function useMenu(idSite: number | undefined): MenuCategory[] {
  const reports = useReports(idSite);
  return useMemo(() => toMenu(reports), [reports]);
}
