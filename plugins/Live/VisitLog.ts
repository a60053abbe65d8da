import {
  toLogSelection,
  type ApiServices,
  type LogPage,
  type LogRequestParameters,
  type LogSelection,
  type LogVisit,
  type LogVisitRow,
  type Site,
} from 'heartwood/sdk';
import { toActionDetails } from './actionDetails';
import { mergeDetails, toConversionDetails } from './conversionDetails';
import { SiteClock } from './SiteClock';
import { toVisitDetails, type VisitDetails } from './visitDetails';

/** As Matomo's visitor_log_maximum_actions_per_visit. */
const MAX_ACTIONS = 500;

/** Visits under Matomo's names, read from the log tables. */
export class VisitLog {
  private readonly sites = new Map<number, { site: Site; clock: SiteClock }>();

  constructor(private readonly services: ApiServices) {}

  select(request: LogRequestParameters): LogSelection {
    return toLogSelection(request, this.services);
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
