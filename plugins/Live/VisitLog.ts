import type { ApiServices, LogPage, LogSelection, LogVisit, LogVisitRow, ReportRequest, Site } from 'heartwood/sdk';
import { toActionDetails } from './actionDetails';
import { mergeDetails, toConversionDetails } from './conversionDetails';
import { SiteClock } from './SiteClock';
import { toVisitDetails, type VisitDetails } from './visitDetails';

/** As Matomo's visitor_log_maximum_actions_per_visit. */
const MAX_ACTIONS = 500;

/** Parameters that say which rows are meant. */
export interface LogRequestParameters {
  idSite: string;
  period: string;
  date: string;
  segment: string;
}

/** Visits under Matomo's names, read from the log tables. */
export class VisitLog {
  private readonly sites = new Map<number, { site: Site; clock: SiteClock }>();

  constructor(private readonly services: ApiServices) {}

  /** What a request asks for. Several periods are one, from the first to the last; without any all days are meant. */
  select({ idSite, period, date, segment }: LogRequestParameters): LogSelection {
    const idSites =
      idSite === 'all' ? this.services.sites.all().map(({ idsite }) => idsite) : idSite.split(',').map(Number);
    for (const id of idSites) this.services.sites.byId(id);
    if (!period || !date) return { idSites, segment };
    const request: ReportRequest = { idSite: String(idSites[0]), period, date };
    const asked = [this.services.periods(request)].flat();
    const [first, last] = [asked[0], asked.at(-1)];
    return first && last
      ? { idSites, segment, period: { type: 'range', first: first.first, last: last.last } }
      : { idSites, segment };
  }

  read(selection: LogSelection, page: LogPage, { withActions = true } = {}): VisitDetails[] {
    const visits = this.services.logs.visits(selection, page);
    return this.tell(visits, withActions);
  }

  siteOf(idSite: number): { site: Site; clock: SiteClock } {
    let known = this.sites.get(idSite);
    if (!known) {
      const site = this.services.sites.byId(idSite);
      this.sites.set(idSite, (known = { site, clock: new SiteClock(site, this.services.language) }));
    }
    return known;
  }

  private tell(visits: readonly LogVisit[], withActions: boolean): VisitDetails[] {
    const { logs, goals, translate } = this.services;
    const ids = visits.map(({ idvisit }) => idvisit);
    const actions = byVisit(withActions ? logs.actions(ids, MAX_ACTIONS) : []);
    const conversions = byVisit(logs.conversions(ids));
    const items = byVisit(logs.items(ids));
    return visits.map((visit) => {
      const { site, clock } = this.siteOf(visit.idsite);
      const sources = { site, clock, translate, goals: goals.all(visit.idsite) };
      const converted = toConversionDetails(
        conversions.get(visit.idvisit) ?? [],
        items.get(visit.idvisit) ?? [],
        sources,
      );
      const done = toActionDetails(actions.get(visit.idvisit) ?? [], clock, translate);
      const details = toVisitDetails(visit, mergeDetails(done, converted), sources);
      return withActions ? details : { ...details, actionDetails: [] };
    });
  }
}

function byVisit(rows: readonly LogVisitRow[]): Map<number, LogVisitRow[]> {
  const visits = new Map<number, LogVisitRow[]>();
  for (const row of rows) {
    const known = visits.get(row.idvisit);
    if (known) known.push(row);
    else visits.set(row.idvisit, [row]);
  }
  return visits;
}
