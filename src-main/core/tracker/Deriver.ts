import type { SiteDay } from '@shared/units';
import { raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { PluginManager } from '../plugin/PluginManager';
import { DimensionReader } from '../sites/DimensionReader';
import type { OnStopped } from './BoundedExpression';
import { Clients } from './Clients';
import { cutVisits } from './cutVisits';
import { digestDay } from './digestDay';
import { readDayHits, type DayHits } from './DayHits';
import { CustomDimensions } from './dimensions/CustomDimensions';
import { DimensionValues } from './DimensionValues';
import { GoalMatcher } from './GoalMatcher';
import { HitActions } from './HitActions';
import { HitReferrers } from './HitReferrers';
import { orderHits } from './orderHits';
import { readRecognition, toVisitId, toVisitorId, type Recognition } from './recognition';
import { readSpammers } from './readSpammers';
import { renewLaterVisits } from './renewLaterVisits';
import { noteStoppedPattern } from './stoppedPatterns';
import { TextReader } from './TextReader';
import { toChainAddresses } from './toChainAddresses';
import { readTrackedSite, type TrackedSite } from './TrackedSite';
import { attributeConversions } from './tracking/attributeConversions';
import { ExtraHits } from './tracking/ExtraHits';
import { OrderHistory } from './tracking/OrderHistory';
import { readTrackedHits } from './tracking/readTrackedHits';
import { toTrackedVisitors } from './tracking/toTrackedVisitors';
import { withExcludedParameters, withoutExcluded } from './trackerHooks';
import type { Visit } from './Visit';
import { VisitorHistory, type PastVisits } from './VisitorHistory';
import { writeVisitSources } from './visitSources';
import { VisitWriter, type DayToWrite } from './VisitWriter';

/**
 * Makes visits out of facts, one whole site-day at a time: the only path by which log_visit and its actions come to be,
 * whether a file is new, comes late, or a setting was changed. Deriving a day again from the same facts and settings
 * gives the same rows.
 *
 * One Deriver serves one job: it keeps the settings it was made with.
 */
export class Deriver {
  private readonly actions: HitActions;
  private readonly referrers: HitReferrers;
  private readonly extras: ExtraHits;
  private readonly writer: VisitWriter;
  private readonly recognition: Recognition;
  private readonly sites = new Map<number, TrackedSite>();
  private readonly histories = new Map<number, VisitorHistory>();
  private readonly goalsBySite = new Map<number, GoalMatcher>();
  private readonly dimensionsBySite = new Map<number, CustomDimensions>();

  constructor(
    private readonly db: WritableDatabase,
    private readonly plugins: PluginManager,
    private readonly clients = new Clients(db),
    texts = new TextReader(db),
  ) {
    this.actions = new HitActions(db, texts);
    this.referrers = new HitReferrers(this.actions.texts, readSpammers(db));
    this.extras = new ExtraHits(this.actions);
    this.writer = new VisitWriter(db, clients, new DimensionValues(plugins, clients));
    this.recognition = readRecognition(db);
    writeVisitSources(db, plugins);
  }

  /** Days whose visits do not show their facts yet, oldest first. */
  dueDays(): { idSite: number; day: SiteDay }[] {
    return this.db.all<{ idSite: number; day: SiteDay }>(sql`
      SELECT idsite AS idSite, day FROM site_day WHERE derived <> generation ORDER BY day, idsite
    `);
  }

  /** Derives a day anew. Returns by how many its visits grew. */
  deriveDay(idSite: number, day: SiteDay): number {
    return this.db.transaction(() => {
      const site = this.site(idSite);
      const history = this.history(idSite);
      history.startDay(day);
      const before = this.readDigest(idSite, day);
      const gone = this.writer.clearDay(idSite, day);
      const visits = this.visitsOf(site, day);
      const goals = this.goals(idSite);
      const orders = new OrderHistory(this.db, { idSite, day });
      const conversionsOf = (visit: Visit) => {
        const conversions = goals.conversionsOf(visit, (idOrder) => orders.isNew(idOrder));
        return attributeConversions(conversions, visit, site);
      };
      this.writer.writeDay({ idSite, day, visits, pastOf: pastReader(history, day), conversionsOf });
      orders.finish();
      const isSame = before !== null && before === digestDay(this.db, idSite, day);
      if (!isSame) raiseGeneration(this.db, idSite, [day]);
      this.db.run(sql`UPDATE site_day SET derived = generation WHERE idsite = ${idSite} AND day = ${day}`);
      renewLaterVisits(this.db, { idSite, day }, new Set([...gone.visitors, ...visits.map((visit) => visit.visitor)]));
      return visits.length - gone.visits;
    });
  }

  /** What a day holds whose facts have not changed since its visits were made; null where they have. */
  private readDigest(idSite: number, day: SiteDay): string | null {
    const hasSameFacts = this.db.value<number>(sql`
      SELECT derived = -generation FROM site_day WHERE idsite = ${idSite} AND day = ${day}
    `);
    return hasSameFacts === 1 ? digestDay(this.db, idSite, day) : null;
  }

  private visitsOf(site: TrackedSite, day: SiteDay): Visit[] {
    const dimensions = this.dimensions(site.idSite);
    const byArrival = this.recognition.mode === 'matomo';
    const hits = readDayHits(this.db, site, day, { byArrival, more: dimensions.facts });
    hits.tracked = readTrackedHits(hits, site, { actions: this.actions, extras: this.extras });
    dimensions.addTo(hits, site, { actions: this.actions, clients: this.clients, nameOf: this.nameOf });
    const visitors = this.visitorsOf(hits, site.idSite, day);
    const order = orderHits(hits, visitors, toChainAddresses(hits, site, this.actions));
    const sources = { actions: this.actions, referrers: this.referrers };
    const { plugins, clients } = this;
    const visits = withoutExcluded(cutVisits({ hits, order, visitors }, site, sources), site, { plugins, clients });
    return this.recognition.mode === 'matomo' ? visits.map((visit) => this.asNewVisitor(visit)) : visits;
  }

  private visitorsOf(hits: DayHits, idSite: number, day: SiteDay): Float64Array {
    const visitors = new Float64Array(hits.length);
    const known = new Map<number, number>();
    for (let row = 0; row < hits.length; row += 1) {
      const client = hits.client[row]!;
      let visitor = known.get(client);
      if (visitor === undefined) {
        visitor = toVisitorId(this.clients.byId(client).visitor, { idSite, day }, this.recognition);
        known.set(client, visitor);
      }
      visitors[row] = visitor;
    }
    const { recognition } = this;
    const idOf = (given: number) =>
      recognition.mode === 'daily' ? toVisitorId(given, { idSite, day }, recognition) : given;
    return toTrackedVisitors(hits, visitors, idOf);
  }

  private asNewVisitor(visit: Visit): Visit {
    const hasUser = visit.tracked?.hasOwnId || this.clients.byId(visit.idClient).userId !== '';
    if (!hasUser) visit.visitor = toVisitId(visit.visitor, visit.first);
    return visit;
  }

  private site(idSite: number): TrackedSite {
    let site = this.sites.get(idSite);
    if (!site) this.sites.set(idSite, (site = withExcludedParameters(readTrackedSite(this.db, idSite), this.plugins)));
    return site;
  }

  private goals(idSite: number): GoalMatcher {
    let goals = this.goalsBySite.get(idSite);
    if (!goals) {
      this.goalsBySite.set(
        idSite,
        (goals = new GoalMatcher(this.db, idSite, { nameOf: this.nameOf, onStopped: this.noteStopped(idSite) })),
      );
    }
    return goals;
  }

  private dimensions(idSite: number): CustomDimensions {
    let dimensions = this.dimensionsBySite.get(idSite);
    if (!dimensions) {
      dimensions = new CustomDimensions(new DimensionReader(this.db).active(idSite), this.noteStopped(idSite));
      this.dimensionsBySite.set(idSite, dimensions);
    }
    return dimensions;
  }

  private noteStopped(idSite: number): OnStopped {
    return (pattern) => noteStoppedPattern(this.db, idSite, pattern);
  }

  private readonly nameOf = (id: number): string =>
    this.db.value<string>(sql`SELECT name FROM log_action WHERE idaction = ${id}`) ?? '';

  private history(idSite: number): VisitorHistory {
    let history = this.histories.get(idSite);
    if (!history) this.histories.set(idSite, (history = new VisitorHistory(this.db, idSite)));
    return history;
  }
}

/** What each visit's visitor did before it, on earlier days or earlier the same day; asked for in the visits' order. */
function pastReader(history: VisitorHistory, day: SiteDay): DayToWrite['pastOf'] {
  const today = new Map<number, PastVisits>();
  return (visit, isOrdering) => {
    const past = today.get(visit.visitor) ?? history.before(visit.visitor, day);
    const now = {
      count: (past?.count ?? 0) + 1,
      first: past?.first ?? visit.first,
      last: visit.last,
      hasOrdered: isOrdering || (past?.hasOrdered ?? false),
    };
    today.set(visit.visitor, now);
    history.remember(visit.visitor, now);
    return past;
  };
}
