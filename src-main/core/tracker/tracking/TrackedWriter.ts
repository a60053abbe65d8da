import type { SiteDay } from '@shared/units';
import { BulkInsert } from '../../db/BulkInsert';
import type { WritableDatabase } from '../../db/Database';
import { sql } from '../../db/sql';
import { dayKeyRange } from '../dayKeys';
import type { Conversion } from '../GoalMatcher';
import type { Visit, VisitAction } from '../Visit';
import { CellInsert } from './CellInsert';
import { actionColumns, visitColumns } from './columnGroups';
import type { Cells } from './TrackedHit';

const itemColumns = [
  'idvisit',
  'idorder',
  'idaction_sku',
  'idsite',
  'idvisitor',
  'server_time',
  'idaction_name',
  'idaction_category',
  'idaction_category2',
  'idaction_category3',
  'idaction_category4',
  'idaction_category5',
  'price',
  'quantity',
];
/** The order of items in a cart. */
const NO_ORDER = '0';

/** Writes what only tracked hits have, beside the rows that every hit has and under their keys. */
export class TrackedWriter {
  private readonly visits: CellInsert;
  private readonly actions: CellInsert;
  private readonly insertItem: BulkInsert;
  private readonly searchCounts: [idLink: number, count: number][] = [];

  constructor(private readonly db: WritableDatabase) {
    this.visits = new CellInsert(db, { name: 'log_visit_tracked', key: 'idvisit' }, visitColumns);
    this.actions = new CellInsert(db, { name: 'log_link_visit_action_tracked', key: 'idlink_va' }, actionColumns);
    this.insertItem = new BulkInsert(db, 'log_conversion_item', itemColumns);
  }

  clearDay(idSite: number, day: SiteDay): void {
    const { first, last } = dayKeyRange(idSite, day);
    this.db.run(sql`DELETE FROM log_visit_tracked WHERE idvisit BETWEEN ${first} AND ${last}`);
    this.db.run(sql`DELETE FROM log_link_visit_action_tracked WHERE idlink_va BETWEEN ${first} AND ${last}`);
    this.db.run(sql`DELETE FROM log_conversion_item WHERE idvisit BETWEEN ${first} AND ${last}`);
  }

  writeVisit(idVisit: number, idSite: number, cells: Cells): void {
    if (Object.keys(cells).length > 0) this.visits.add(idVisit, idSite, cells);
  }

  writeAction(idLink: number, idSite: number, { cells, searchCount }: VisitAction): void {
    if (cells) this.actions.add(idLink, idSite, cells);
    if (searchCount !== null) this.searchCounts.push([idLink, searchCount]);
  }

  writeItems(idVisit: number, idSite: number, visit: Visit, { ecommerce, time }: Conversion): void {
    for (const { sku, name, categories, price, quantity } of ecommerce?.items ?? []) {
      const ofCategories = Array.from({ length: 5 }, (_, i) => categories[i] ?? null);
      const key = [idVisit, ecommerce?.idOrder || NO_ORDER, sku];
      this.insertItem.add(...key, idSite, visit.visitor, time, name, ...ofCategories, price, quantity);
    }
  }

  /** Call when all rows of a day are written. */
  flush(): void {
    for (const insert of [this.visits, this.actions, this.insertItem]) insert.flush();
    for (const [idLink, count] of this.searchCounts) {
      this.db.run(sql`UPDATE log_link_visit_action SET search_count = ${count} WHERE idlink_va = ${idLink}`);
    }
    this.searchCounts.length = 0;
  }
}
