import { segmentsOf } from '@shared/plugin/defineDimensions';
import type { CellValue } from '@shared/plugin/defineDimensions';
import { parseDay } from '@shared/period/Period';
import { raiseGeneration } from '@main/core/archive/generations';
import type { WritableDatabase } from '@main/core/db/Database';
import type { WritingEngine } from '@main/core/Engine';
import { GoalStore } from '@main/core/sites/GoalStore';
import { SiteStore } from '@main/core/sites/SiteStore';
import { dayKey } from '@main/core/tracker/dayKeys';
import { openEngine } from '../../cases/openEngine';

/** A row as it was made up; what names an action is the action itself. */
export type Cell = CellValue | Named;
export type MadeRow = Readonly<Record<string, Cell>>;

/** A row of log_action. */
export interface Named {
  type: number;
  name: string;
}

/** One visit with all of its rows. */
export interface MadeVisit {
  idvisit: number;
  visit: MadeRow;
  client: MadeRow;
  /** null: no row in log_visit_tracked. */
  tracked: MadeRow | null;
  actions: { row: MadeRow; tracked: MadeRow | null }[];
  conversions: MadeRow[];
  items: MadeRow[];
}

/** A small random generator (mulberry32), so that every run sees the same log. */
class Random {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}

const DAYS = ['2024-12-30', '2025-01-01'];
const pages = ['a.example/', 'a.example/Blog/one', 'a.example/blog/one', 'a.example/blog/two?x=1', 'b.example/100%'];
const titles = ['Home', 'home', 'One; two, three', 'Ümlaut'];
const texts = ['red', 'Red', 'green', "it's", '50%', 'a_b'];

export const TIME_ZONE = 'Asia/Kolkata';

/** A site of 40 visits on two days, unless told otherwise, with rows in every log table. */
export function openGeneratedLog(
  seed = 1,
  { days = DAYS, visitsPerDay = 20 } = {},
): { engine: WritingEngine; visits: MadeVisit[] } {
  const engine = openEngine();
  new SiteStore(engine.db, () => 0).add({ name: 'A', urls: ['https://a.example'], timezone: TIME_ZONE });
  for (const name of ['Signup', 'Contact us']) addGoal(engine.db, name);
  const random = new Random(seed);
  const visits = days.flatMap((date) =>
    Array.from({ length: visitsPerDay }, (_, i) =>
      makeVisit(random, dayKey(1, parseDay(date) as number) + i, date, engine),
    ),
  );
  new Writer(engine.db).write(visits);
  raiseGeneration(
    engine.db,
    1,
    days.map((date) => parseDay(date) as number),
  );
  return { engine, visits };
}

function addGoal(db: WritableDatabase, name: string): void {
  const rest = { pattern: 'x', pattern_type: 'contains', description: '', case_sensitive: 0, allow_multiple: 0 };
  new GoalStore(db).add({ ...rest, idsite: 1, name, match_attribute: 'url', revenue: 0, event_value_as_revenue: 0 });
}

function makeVisit(random: Random, idvisit: number, date: string, { plugins }: WritingEngine): MadeVisit {
  const actions = Array.from({ length: random.below(5) }, () => makeAction(random, date));
  const seconds = random.below(80_000);
  const first = Date.parse(`${date}T00:00:00Z`) / 1000 + seconds;
  const visit: Record<string, Cell> = {
    idvisitor: random.of([0x1a2b3c4d5e6f7, 0xabc, 0xfffffffffffff]),
    user_id: random.of(['Ann', 'ann', null]),
    visit_first_action_time: first,
    visit_last_action_time: first + random.below(4000),
    visit_total_time: random.below(900),
    visit_total_actions: actions.length,
    visit_total_interactions: random.below(4),
    visit_total_searches: random.below(2),
    visit_goal_converted: random.below(2),
    visit_goal_buyer: random.below(4),
    visitor_returning: random.below(3),
    visitor_count_visits: random.below(4),
    visitor_seconds_since_first: random.below(400_000),
    visitor_seconds_since_last: random.below(400_000),
    visit_entry_idaction_url: random.of([{ type: 1, name: random.of(pages) }, null]),
    visit_entry_idaction_name: random.of([{ type: 4, name: random.of(titles) }, { type: 8, name: 'red' }, null]),
    visit_exit_idaction_url: random.of([{ type: 1, name: random.of(pages) }, null]),
    visit_exit_idaction_name: random.of([{ type: 4, name: random.of(titles) }, null]),
    ...Object.fromEntries([...plugins.dimensions.keys()].map((column) => [column, dimensionCell(random, column)])),
  };
  return {
    idvisit,
    visit,
    client: {
      ip: random.of(['192.0.2.1', '192.0.2.77', '198.51.100.9', '2001:db8::5']),
      language: random.of(['de', '']),
    },
    tracked: random.chance(50) ? makeTracked(random, visitColumns) : null,
    actions,
    ...makeConversions(random),
  };
}

function makeConversions(random: Random): Pick<MadeVisit, 'conversions' | 'items'> {
  return {
    conversions: Array.from({ length: random.below(3) }, (_, i) => ({
      idgoal: random.of([1, 2, 0, -1]),
      buster: i,
      idorder: random.of(['A1', 'a1', null]),
      revenue: random.below(3) * 10,
    })),
    items: Array.from({ length: random.below(3) }, (_, i) => ({
      idorder: `o${i}`,
      idaction_sku: { type: 5, name: random.of(texts) },
      idaction_name: random.of([{ type: 6, name: random.of(texts) }, null]),
      idaction_category: random.of([{ type: 7, name: random.of(texts) }, null]),
      idaction_category3: random.of([{ type: 7, name: random.of(texts) }, null]),
      price: random.below(3) * 5,
      deleted: random.below(2),
    })),
  };
}

function dimensionCell(random: Random, column: string): CellValue {
  if (column.startsWith('location_l')) return random.of([48.5, 11, null]);
  if (column === 'referer_type') return random.of([1, 2, 3, 6, 7, 8]);
  if (column === 'config_device_type') return random.of([0, 1, 2, null]);
  const codes: Record<string, readonly CellValue[]> = {
    location_country: ['de', 'jp', 'xx', null],
    config_device_brand: ['AP', 'SA', ''],
    config_os: ['WIN', 'AND', ''],
    config_browser_name: ['CH', 'FF', ''],
  };
  return random.of(codes[column] ?? [...texts, '', null]);
}

const visitColumns: Readonly<Record<string, (random: Random) => Cell>> = {
  visit_total_events: (random) => random.below(3),
  visitor_localtime: (random) => random.of(['00:00:00', '13:59:01', null]),
  config_resolution: (random) => random.of(['800x600', null]),
  location_browser_lang: (random) => random.of(['en-gb', 'de', null]),
  custom_var_k1: (random) => random.of([...texts, null]),
  custom_var_v1: (random) => random.of([...texts, null]),
  custom_var_k5: (random) => random.of([...texts, null]),
  custom_dimension_2: (random) => random.of([...texts, null]),
};

const actionColumns: Readonly<Record<string, (random: Random) => Cell>> = {
  idaction_content_piece: (random) => random.of([{ type: 14, name: random.of(texts) }, null]),
  idaction_content_target: (random) => random.of([{ type: 15, name: random.of(pages) }, null]),
  idaction_content_interaction: (random) => random.of([{ type: 16, name: 'click' }, null]),
  custom_float: (random) => random.of([0, 2.5, 10, null]),
  idaction_product_sku: (random) => random.of([{ type: 5, name: random.of(texts) }, null]),
  idaction_product_name: (random) => random.of([{ type: 6, name: random.of(texts) }, null]),
  idaction_product_cat: (random) => random.of([{ type: 7, name: random.of(texts) }, null]),
  idaction_product_cat5: (random) => random.of([{ type: 7, name: random.of(texts) }, null]),
  product_price: (random) => random.of([5, 7.5, null]),
  time_network: (random) => random.of([3, 40, null]),
  custom_var_k2: (random) => random.of([...texts, null]),
  custom_var_v2: (random) => random.of([...texts, null]),
  custom_dimension_2: (random) => random.of([...texts, null]),
  custom_dimension_3: (random) => random.of([...texts, null]),
};

function makeTracked(random: Random, columns: typeof visitColumns): MadeRow {
  return Object.fromEntries(Object.entries(columns).map(([column, make]) => [column, make(random)]));
}

function makeAction(random: Random, date: string): MadeVisit['actions'][number] {
  const kind = random.of(['page', 'page', 'search', 'download', 'outlink', 'event', 'content'] as const);
  const page: Named = { type: 1, name: random.of(pages) };
  const files = { download: { type: 3, name: 'a.example/f.zip' }, outlink: { type: 2, name: 'c.example/x' } };
  const url = kind === 'search' ? null : kind === 'download' || kind === 'outlink' ? files[kind] : page;
  const names = { page: titles, search: ['tree', 'rings'], event: ['play', 'stop'] } as const;
  const types = { page: 4, search: 8, event: 12 } as const;
  const named = kind in names && random.chance(70) ? (kind as keyof typeof names) : null;
  const row: MadeRow = {
    server_time: Date.parse(`${date}T00:00:00Z`) / 1000 + random.below(86_400),
    idaction_url: url,
    idaction_name: named ? { type: types[named], name: random.of(names[named]) } : null,
    search_cat: kind === 'search' ? random.of(['wood', 'Wood', null]) : null,
    search_count: kind === 'search' ? random.of([0, 7, null]) : null,
    time_server: random.of([12, 340, null]),
    bandwidth: random.of([100, 2000, null]),
  };
  const isTracked = kind === 'event' || kind === 'content' || random.chance(30);
  if (!isTracked) return { row, tracked: null };
  const tracked = {
    ...makeTracked(random, actionColumns),
    idaction_event_category: kind === 'event' ? { type: 10, name: random.of(texts) } : null,
    idaction_event_action: kind === 'event' ? { type: 11, name: random.of(texts) } : null,
    idaction_content_name: kind === 'content' ? { type: 13, name: random.of(texts) } : null,
  };
  return { row, tracked };
}

/** Writes what was made up into the log tables. */
class Writer {
  private readonly ids = new Map<string, number>();
  private nextAction = 0;

  constructor(private readonly db: WritableDatabase) {}

  write(visits: readonly MadeVisit[]): void {
    let lastDay = 0;
    let keyInDay = 0;
    visits.forEach((made, i) => {
      const day = Math.floor(made.idvisit / 2 ** 24);
      if (day !== lastDay) [lastDay, keyInDay] = [day, 0];
      const { idvisit, visit, client, tracked, actions, conversions, items } = made;
      const of = { idvisit, idsite: 1, idvisitor: visit.idvisitor ?? 0 };
      this.insert('log_client', { idclient: i + 1, hash: i, iduser_agent: 0, ...client });
      this.insert('log_visit', { ...of, idclient: i + 1, ...visit });
      if (tracked) this.insert('log_visit_tracked', { idvisit, idsite: 1, ...tracked });
      for (const action of actions) {
        const key = day * 2 ** 24 + keyInDay++;
        this.insert('log_link_visit_action', { idlink_va: key, pageview_position: 1, ...of, ...action.row });
        if (action.tracked)
          this.insert('log_link_visit_action_tracked', { idlink_va: key, idsite: 1, ...action.tracked });
      }
      for (const row of conversions) this.insert('log_conversion', { ...of, server_time: 0, ...row });
      for (const row of items) this.insert('log_conversion_item', { ...of, server_time: 0, ...row });
    });
  }

  private insert(table: string, row: MadeRow): void {
    const columns = Object.keys(row);
    const values = Object.values(row).map((cell) => (typeof cell === 'object' && cell ? this.idOf(cell) : cell));
    this.db
      .prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
      .run(...values);
  }

  private idOf({ type, name }: Named): number {
    const key = `${type} ${name}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      this.ids.set(key, (id = ++this.nextAction));
      this.insert('log_action', { idaction: id, name, hash: id, type, url_prefix: type < 4 ? 2 : null });
    }
    return id;
  }
}

/** The column of a plugin's segment, and how its value is worked out. */
export function pluginSegments({ plugins }: WritingEngine) {
  return [...plugins.dimensions.values()].flatMap(({ column, dimension }) =>
    segmentsOf(dimension).map((segment) => ({ column, segment })),
  );
}
