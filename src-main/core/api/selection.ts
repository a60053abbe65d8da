import { audiences } from '@shared/audience/audiences';
import type { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import { periodLabel, periodTypes, type Period } from '@shared/period/Period';
import { parsePeriods } from '@shared/period/parsePeriods';
import { openTimeZone } from '@shared/period/timeZone';
import type { Site } from '@shared/plugin/defineApi';
import { parseSegment, withAudience } from '@shared/segment/parseSegment';
import { segmentScopes, type Segment } from '@shared/segment/Segment';
import { segmentCatalog } from '../segment/SegmentCatalog';
import { SiteReader } from '../sites/SiteReader';
import type { ApiCall } from './ApiCall';
import { invalid, parameterHints } from './RequestParameters';

/** One table's worth of a request. */
export interface Selection {
  site: Site;
  period: Period;
  segment: Segment | null;
  /** May it be archived for this request? null: as the setting says. */
  triggersArchive: boolean | null;
}

/** The most reports that one request may ask for. */
const MAX_TABLES = 100_000;

/** The sites of `idSite`; `isMap` when the answer is by site. */
export function parseSites({ engine, parameters }: ApiCall): { sites: Site[]; isMap: boolean } {
  const text = parameters.required('idSite', parameterHints.site);
  const reader = new SiteReader(engine.db);
  if (text === 'all') return { sites: reader.all(), isMap: true };
  const ids = text.split(',').map((id) => id.trim());
  const wrong = ids.find((id) => !/^\d{1,9}$/.test(id));
  if (wrong !== undefined) throw invalid('idSite', text, parameterHints.site);
  return { sites: ids.map((id) => reader.byId(Number(id))), isMap: ids.length > 1 };
}

/** The period or periods that `period` and `date` ask for on the calendar of a site. */
export function parseSitePeriods({ engine, parameters }: ApiCall, site: Site): Period | Period[] {
  const today = openTimeZone(site.timezone).siteDay(engine.now());
  parameters.required('period', parameterHints.period);
  const type = parameters.choice('period', periodTypes, 'day');
  const date = parameters.required('date', parameterHints.date);
  return parsePeriods(type, date, today);
}

/** The segment of `segment`, `segmentScope` and `audience`. Throws: AppError where a name or value in it is not known. */
export function parseCallSegment({ engine, parameters }: ApiCall): Segment | null {
  const scope = parameters.choice('segmentScope', segmentScopes, 'visit');
  const segment = parseSegment(parameters.text('segment'), scope);
  if (segment) segmentCatalog(engine.plugins).check(segment);
  return withAudience(segment, parameters.choice('audience', audiences, 'everything'), scope);
}

export function parseTrigger({ parameters }: ApiCall): boolean | null {
  return parameters.has('trigger_archive') ? parameters.flag('trigger_archive') : null;
}

/**
 * Makes one table for each site and period of the request; by site, then by date, where it asks for several: then each
 * is a part of the answer.
 */
export async function forEachSelection(
  call: ApiCall,
  make: (selection: Selection, isPart: boolean) => Promise<DataTable>,
): Promise<DataTable | DataTableMap> {
  const { sites, isMap } = parseSites(call);
  checkTables(call, sites);
  const segment = parseCallSegment(call);
  const triggersArchive = parseTrigger(call);
  const makeOne = async (selection: Selection, isPart: boolean): Promise<DataTable> =>
    withMetadata(await make(selection, isPart), selection);
  const ofSite = async (site: Site): Promise<DataTable | DataTableMap> => {
    const periods = parseSitePeriods(call, site);
    if (!Array.isArray(periods)) return makeOne({ site, period: periods, segment, triggersArchive }, isMap);
    const byDate = new DataTableMap('date');
    for (const period of periods) {
      byDate.set(periodLabel(period), await makeOne({ site, period, segment, triggersArchive }, true));
    }
    return byDate;
  };
  if (!isMap && sites[0]) return ofSite(sites[0]);
  const bySite = new DataTableMap('idSite');
  for (const site of sites) bySite.set(String(site.idsite), await ofSite(site));
  return bySite;
}

/** Several periods of very many sites would fill the memory. */
function checkTables(call: ApiCall, sites: readonly Site[]): void {
  const [first] = sites;
  const periods = first ? parseSitePeriods(call, first) : [];
  const count = sites.length * (Array.isArray(periods) ? periods.length : 1);
  if (count <= MAX_TABLES) return;
  const hint = `For ${sites.length} sites these are ${count} reports: ask for at most ${MAX_TABLES} at once.`;
  throw invalid('date', call.parameters.text('date'), hint);
}

function withMetadata(table: DataTable, { site, period, segment }: Selection): DataTable {
  table.metadata = {
    ...table.metadata,
    idSite: site.idsite,
    siteName: site.name,
    period: period.type,
    date: periodLabel(period),
    segment: segment?.text ?? '',
  };
  return table;
}
