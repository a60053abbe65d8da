import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql, type Sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import { sortLikeVisits } from './sortLikeVisits';
import type { VisitRows } from './VisitRows';

/** Columns of log_link_visit_action that tables of actions are made from. */
const linkColumns = [
  'idaction_url',
  'idaction_name',
  'idaction_url_ref',
  'idaction_name_ref',
  'time_spent_ref_action',
  'time_server',
  'bandwidth',
] as const;
type LinkColumn = (typeof linkColumns)[number];

type Cells = [idVisit: number, ...numbers: (number | null)[]];

/** One site-day's actions, sorted like the visits, with the columns that every archive asks for: read at once. */
export class LinkRows {
  /** Row of the visit. */
  readonly visit: Int32Array;
  private readonly columns = new Map<string, Float64Array>();

  constructor(db: ReadableDatabase, site: { idSite: number; day: SiteDay }, visits: VisitRows) {
    const { first, last } = dayKeyRange(site.idSite, site.day);
    const columns: Sql = { text: linkColumns.join(', '), values: [] };
    const rows = db.rows<Cells>(sql`
      SELECT idvisit, ${columns} FROM log_link_visit_action
      WHERE idlink_va BETWEEN ${first} AND ${last} ORDER BY idlink_va
    `);
    const sorted = sortLikeVisits(rows, visits);
    this.visit = new Int32Array(sorted.length);
    for (let row = 0; row < sorted.length; row += 1) this.visit[row] = visits.rowOf((sorted[row] as Cells)[0]);
    linkColumns.forEach((name, i) => this.columns.set(name, toNumbers(sorted, i + 1)));
  }

  get count(): number {
    return this.visit.length;
  }

  numbers(name: LinkColumn): Float64Array {
    return this.columns.get(name) as Float64Array;
  }

  /** NaN is NULL; null for a column that isn't here. */
  find(name: string): Float64Array | null {
    return this.columns.get(name) ?? null;
  }
}

function toNumbers(rows: readonly Cells[], position: number): Float64Array {
  const numbers = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) numbers[row] = (rows[row] as Cells)[position] ?? NaN;
  return numbers;
}
