import type { ApiServices } from '@shared/plugin/defineApi';
import type { ReportVariant } from '@shared/plugin/defineReports';
import type { PluginReport } from '@shared/plugin/hooks';
import { compareMenuEntries } from '@shared/plugin/menuCategories';
import type { PluginManager } from '../plugin/PluginManager';

/** The site whose menus and lists are made. */
export interface ReportPlace {
  idSite: number;
  currency: string;
  isShop: boolean;
  /** What a plugin works with. */
  services: (plugin: string) => ApiServices;
}

/** A report where it stands in the menus and lists of a site. */
export interface PlacedReport extends PluginReport {
  variant: ReportVariant;
  /** Of the site; '' without one. */
  currency: string;
}

/** All reports in the order of menus, each once for every way in which the site has it; as declared without a site. */
export function placedReports({ reports }: PluginManager, place: ReportPlace | null): PlacedReport[] {
  return reports
    .flatMap((entry) => variantsOf(entry, place).map((variant) => toPlaced(entry, place, variant)))
    .sort((a, b) => compareMenuEntries(toMenuEntry(a), toMenuEntry(b)));
}

/** The way in which a request asks for a report: the variant whose parameters it carries. */
export function askedVariant(
  entry: PluginReport,
  place: ReportPlace | null,
  given: Readonly<Record<string, string | undefined>>,
): PlacedReport {
  const carries = ({ parameters = {} }: ReportVariant): boolean =>
    Object.entries(parameters).every(([name, value]) => given[name] === value);
  const [best = {}] = variantsOf(entry, place)
    .filter(carries)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
  return toPlaced(entry, place, best);
}

function toPlaced(entry: PluginReport, place: ReportPlace | null, variant: ReportVariant): PlacedReport {
  return { ...entry, variant, currency: place?.currency ?? '' };
}

function variantsOf({ plugin, report }: PluginReport, place: ReportPlace | null): readonly ReportVariant[] {
  if (!place || !report.variants) return [{}];
  try {
    return report.variants(place.idSite, place.services(plugin));
  } catch {
    // a plugin that fails must not take all menus with it
    return [{}];
  }
}

function toMenuEntry({ report, variant }: PlacedReport) {
  return { category: report.category, order: variant.order ?? report.order };
}

function sizeOf({ parameters = {} }: ReportVariant): number {
  return Object.keys(parameters).length;
}
