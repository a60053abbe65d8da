import type { SiteDay } from '@shared/units';
import { BulkInsert } from '../db/BulkInsert';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import type { Clients } from './Clients';
import { dayKey, dayKeyRange } from './dayKeys';
import type { DimensionValues } from './DimensionValues';
import type { Conversion } from './GoalMatcher';
import { toBuyer } from './tracking/requestedConversions';
import { conversionIds } from './tracking/toConversionRequest';
import { TrackedWriter } from './tracking/TrackedWriter';
import type { Visit } from './Visit';
import { toReturning, visitorTypes, type PastVisits } from './VisitorHistory';

const visitColumns = [
  'idvisit',
  'idsite',
  'idvisitor',
  'idclient',
  'visit_first_action_time',
  'visit_last_action_time',
  'visit_total_time',
  'visit_total_actions',
  'visit_total_interactions',
  'visit_total_searches',
  'visit_entry_idaction_url',
  'visit_exit_idaction_url',
  'visit_entry_idaction_name',
  'visit_exit_idaction_name',
  'visit_goal_converted',
  'visit_goal_buyer',
  'visitor_returning',
  'visitor_count_visits',
  'visitor_seconds_since_first',
  'visitor_seconds_since_last',
  'user_id',
];

const conversionColumns = [
  'idvisit',
  'idgoal',
  'buster',
  'idsite',
  'idvisitor',
  'server_time',
  'idaction_url',
  'idlink_va',
  'url',
  'revenue',
  'pageviews_before',
  'idorder',
  'items',
  'revenue_subtotal',
  'revenue_tax',
  'revenue_shipping',
  'revenue_discount',
  'referer_type',
  'referer_name',
  'referer_url',
  'referer_keyword',
];

const actionColumns = [
  'idlink_va',
  'idvisit',
  'idsite',
  'idvisitor',
  'server_time',
  'idaction_url',
  'idaction_name',
  'idaction_url_ref',
  'idaction_name_ref',
  'time_spent_ref_action',
  'pageview_position',
  'search_cat',
  'time_server',
  'bandwidth',
];

/** A site-day's visits, ready to be written. */
export interface DayToWrite {
  idSite: number;
  day: SiteDay;
  visits: readonly Visit[];
  /** What a visit's visitor had done before it; asked once per visit, in order. */
  pastOf: (visit: Visit, isOrdering: boolean) => PastVisits | undefined;
  conversionsOf: (visit: Visit) => Conversion[];
}

/** Writes the visits, actions and conversions of whole site-days. */
export class VisitWriter {
  private readonly insertVisit: BulkInsert;
  private readonly insertAction: BulkInsert;
  private readonly insertConversion: BulkInsert;
  private readonly tracked: TrackedWriter;

  constructor(
    private readonly db: WritableDatabase,
    private readonly clients: Clients,
    private readonly dimensions: DimensionValues,
  ) {
    this.insertVisit = new BulkInsert(db, 'log_visit', [...visitColumns, ...dimensions.columns]);
    this.insertAction = new BulkInsert(db, 'log_link_visit_action', actionColumns);
    this.insertConversion = new BulkInsert(db, 'log_conversion', conversionColumns);
    this.tracked = new TrackedWriter(db);
  }

  /** Removes what was derived for a day; returns how many visits it had, and whose. */
  clearDay(idSite: number, day: SiteDay): { visits: number; visitors: readonly number[] } {
    const { first, last } = dayKeyRange(idSite, day);
    const visitors = this.db
      .rows<[number]>(sql`SELECT idvisitor FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`)
      .map(([visitor]) => visitor);
    if (visitors.length === 0) return { visits: 0, visitors };
    this.db.run(sql`DELETE FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`);
    this.db.run(sql`DELETE FROM log_link_visit_action WHERE idlink_va BETWEEN ${first} AND ${last}`);
    this.db.run(sql`DELETE FROM log_conversion WHERE idvisit BETWEEN ${first} AND ${last}`);
    this.tracked.clearDay(idSite, day);
    return { visits: visitors.length, visitors };
  }

  /** Writes a day's visits in their order. */
  writeDay(day: DayToWrite): void {
    const firstKey = dayKey(day.idSite, day.day);
    let actionKey = firstKey;
    day.visits.forEach((visit, i) => {
      const conversions = day.conversionsOf(visit);
      this.writeVisit(firstKey + i, day, visit, conversions);
      for (const conversion of conversions) {
        this.writeConversion({ idVisit: firstKey + i, firstLink: actionKey, idSite: day.idSite }, visit, conversion);
      }
      actionKey = this.writeActions(actionKey, firstKey + i, day.idSite, visit);
    });
    for (const insert of [this.insertVisit, this.insertAction, this.insertConversion]) insert.flush();
    this.tracked.flush();
  }

  private writeVisit(
    idVisit: number,
    { idSite, pastOf }: DayToWrite,
    visit: Visit,
    conversions: readonly Conversion[],
  ): void {
    const client = this.clients.byId(visit.idClient);
    const past = pastOf(
      visit,
      conversions.some(({ idGoal }) => idGoal === conversionIds.order),
    );
    this.insertVisit.add(
      idVisit,
      idSite,
      visit.visitor,
      visit.idClient,
      visit.first,
      visit.last,
      visit.last - visit.first,
      visit.totalActions,
      visit.interactions,
      visit.searches,
      visit.entryUrl,
      visit.exitUrl,
      visit.entryName,
      visit.exitName,
      conversions.some(({ idGoal }) => idGoal !== conversionIds.cart) ? 1 : 0,
      conversions.length === 0 ? 0 : toBuyer(conversions),
      past ? toReturning(past.hasOrdered) : visitorTypes.new,
      (past?.count ?? 0) + 1,
      past ? visit.first - past.first : 0,
      past ? visit.first - past.last : 0,
      visit.tracked?.userId || client.userId || null,
      ...this.dimensions.of(visit, client),
    );
    if (visit.tracked) this.tracked.writeVisit(idVisit, idSite, visit.tracked.cells);
  }

  private writeConversion(
    { idVisit, firstLink, idSite }: { idVisit: number; firstLink: number; idSite: number },
    visit: Visit,
    conversion: Conversion,
  ): void {
    const { ecommerce, referrer } = conversion;
    this.insertConversion.add(
      idVisit,
      conversion.idGoal,
      conversion.buster,
      idSite,
      visit.visitor,
      conversion.time,
      conversion.idUrl,
      conversion.action === null ? null : firstLink + conversion.action,
      conversion.url,
      conversion.revenue,
      conversion.pageviewsBefore,
      ecommerce?.idOrder || null,
      ecommerce ? ecommerce.items.reduce((sum, { quantity }) => sum + quantity, 0) : null,
      ecommerce?.subtotal ?? null,
      ecommerce?.tax ?? null,
      ecommerce?.shipping ?? null,
      ecommerce?.discount ?? null,
      referrer?.type ?? null,
      referrer?.name ?? null,
      referrer?.url ?? null,
      referrer?.keyword ?? null,
    );
    if (ecommerce) this.tracked.writeItems(idVisit, idSite, visit, conversion);
  }

  private writeActions(firstKey: number, idVisit: number, idSite: number, visit: Visit): number {
    let key = firstKey;
    for (const action of visit.actions) {
      this.insertAction.add(
        key,
        idVisit,
        idSite,
        visit.visitor,
        action.time,
        action.action.idUrl,
        action.action.idName,
        action.idUrlRef,
        action.idNameRef,
        action.timeSpentRef,
        action.position,
        action.action.searchCategory,
        action.timeServer,
        action.bandwidth,
      );
      if (action.cells || action.searchCount !== null) this.tracked.writeAction(key, idSite, action);
      key += 1;
    }
    return key;
  }
}
