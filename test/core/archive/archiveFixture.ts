import { DataTable, defineArchiver, toVisitTable, type DayLogs, type Plugin } from '@shared/plugin';
import { visitAggregations } from '@shared/plugin/visitTable';
import { parseDay, toDateText } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { openTimeZone } from '@shared/period/timeZone';
import { Archive } from '@main/core/archive/Archive';
import type { NewArchive } from '@main/core/archive/ArchiveStore';
import { ArchiveWriter } from '@main/core/archive/ArchiveWriter';
import { raiseGeneration } from '@main/core/archive/generations';
import type { WritableDatabase } from '@main/core/db/Database';
import { installDimensions } from '@main/core/db/installDimensions';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { dayKey } from '@main/core/tracker/dayKeys';

/** A visit in a test: its actions are texts, `search:` a site search, `file:` a download, anything else a page. */
export interface TestVisit {
  /** `2015-05-18 13:30:00`, UTC. */
  at: string;
  visitor: number;
  country?: string;
  user?: string;
  converted?: boolean;
  /** Actions, one a minute. */
  actions: readonly string[];
}

/** Calls of the test plugin's aggregateDay, by date. */
export class CallLog {
  readonly days: string[] = [];
}

/** A plugin with one of everything: a tree of countries and their visitors, pages, counts, distinct visitors. */
export function visitsPlugin(calls: CallLog, version = 1): Plugin {
  const aggregations = visitAggregations;
  return {
    manifest: { name: 'VisitsSummary', version: '1.0.0', description: 'A test' },
    lang: {},
    dimensions: {
      location_country: {
        type: 'TEXT',
        from: { fact: 'location', value: (fact) => fact.country },
        label: 'Country',
        segment: { name: 'countryCode' },
      },
    },
    archiver: defineArchiver({
      version,
      records: {
        nb_visits: { kind: 'numeric' },
        nb_actions: { kind: 'numeric' },
        max_actions: { kind: 'numeric' },
        nb_uniq_visitors: { kind: 'numeric', distinct: 'visitors' },
        nb_users: { kind: 'numeric', distinct: 'users' },
        VisitsSummary_countries: { kind: 'blob', aggregations },
        VisitsSummary_distinctCountries: { kind: 'numeric', countRowsOf: 'VisitsSummary_countries' },
        VisitsSummary_pages: { kind: 'blob', maxRows: 3 },
        VisitsSummary_distinctPages: { kind: 'numeric', countRowsOf: 'VisitsSummary_pages' },
      },
      aggregateDay(logs) {
        calls.days.push(dateOf(logs));
        const [all] = logs.queryVisitsByDimension([]);
        const countries = toVisitTable(logs.queryVisitsByDimension(['location_country']));
        const pages = new DataTable();
        for (const { name, metrics } of logs.queryActions([1])) pages.sumByLabel(name, { ...metrics } as never);
        return { ...all?.metrics, VisitsSummary_countries: countries, VisitsSummary_pages: pages };
      },
    }),
  };
}

function dateOf(logs: DayLogs): string {
  const [first] = logs.queryVisitsByDimension(['visit_first_action_time']);
  return first ? toDateText(Math.floor(Number(first.values[0]) / 86_400)) : '';
}

export function openTestEngine(plugins: readonly Plugin[]): WritingEngine & { stored: NewArchive[] } {
  const db = openWritable(':memory:');
  const manager = new PluginManager(plugins);
  installDimensions(db, manager);
  db.run(
    sql`INSERT INTO site (idsite, name, main_url, ts_created, timezone) VALUES (1, 'A', 'http://a.example', 0, 'UTC')`,
  );
  const now = () => Date.UTC(2016, 0, 1) / 1000;
  const writer = new ArchiveWriter(db, now);
  const stored: NewArchive[] = [];
  const archiveStore = {
    store(archives: readonly NewArchive[]) {
      stored.push(...archives);
      writer.store(archives);
    },
  };
  return { db, plugins: manager, archiveStore, now, stored };
}

/** Another engine on the same database, with other plugins. */
export function withPlugins(engine: WritingEngine, plugins: readonly Plugin[]): WritingEngine {
  return { ...engine, plugins: new PluginManager(plugins) };
}

export const period = (type: 'day' | 'week' | 'month' | 'year', date: string) =>
  periodAt(type, parseDay(date) as number);

export function range(from: string, to: string) {
  return { type: 'range' as const, first: parseDay(from) as number, last: parseDay(to) as number };
}

/** Asks as the API does, from a new Archive that remembers nothing. */
export function ask(engine: WritingEngine, request: Omit<Parameters<Archive['getNumerics']>[0], 'idSite' | 'plugin'>) {
  const archive = new Archive(engine);
  const full = { idSite: 1, plugin: 'VisitsSummary', ...request };
  return {
    numerics: (...names: string[]) => archive.getNumerics(full, names),
    table: (record: string, options = {}) => archive.getDataTable(full, record, options),
  };
}

/** Writes a site's visits as the tracker does: day by day, keys by day, and raises the days' generation. */
export function insertVisits(
  db: WritableDatabase,
  visits: readonly TestVisit[],
  { idSite = 1, timeZone = 'UTC' } = {},
): void {
  const zone = openTimeZone(timeZone);
  const counts = new Map<number, { visits: number; actions: number }>();
  for (const visit of visits) {
    const time = Date.parse(`${visit.at.replace(' ', 'T')}Z`) / 1000;
    const day = zone.siteDay(time);
    const count = counts.get(day) ?? countRows(db, idSite, day);
    counts.set(day, count);
    insertVisit(db, visit, {
      idSite,
      time,
      key: dayKey(idSite, day) + count.visits,
      actionKey: dayKey(idSite, day) + count.actions,
    });
    count.visits += 1;
    count.actions += visit.actions.length;
  }
  raiseGeneration(db, idSite, counts.keys());
}

function countRows(db: WritableDatabase, idSite: number, day: number): { visits: number; actions: number } {
  const [first, last] = [dayKey(idSite, day), dayKey(idSite, day + 1) - 1];
  return {
    visits: db.value<number>(sql`SELECT count(*) FROM log_visit WHERE idvisit BETWEEN ${first} AND ${last}`) ?? 0,
    actions:
      db.value<number>(sql`SELECT count(*) FROM log_link_visit_action WHERE idlink_va BETWEEN ${first} AND ${last}`) ??
      0,
  };
}

function insertVisit(
  db: WritableDatabase,
  visit: TestVisit,
  { idSite, time, key, actionKey }: { idSite: number; time: number; key: number; actionKey: number },
): void {
  const ends = { entryUrl: null as number | null, exitUrl: null as number | null, exitName: null as number | null };
  let interactions = 0;
  visit.actions.forEach((text, i) => {
    const [type, name] = parseAction(text);
    const id = actionId(db, type, name);
    const [url, keyword] = type === 8 ? [null, id] : [id, null];
    db.run(sql`
      INSERT INTO log_link_visit_action (idlink_va, idvisit, idsite, idvisitor, server_time, idaction_url, idaction_name,
        idaction_url_ref, idaction_name_ref, time_spent_ref_action, pageview_position)
      VALUES (${actionKey + i}, ${key}, ${idSite}, ${visit.visitor}, ${time + i * 60}, ${url}, ${keyword},
        ${ends.exitUrl}, ${ends.exitName}, ${i === 0 ? 0 : 60}, ${i + 1})
    `);
    if (type === 3) return;
    if (interactions === 0) ends.entryUrl = url;
    interactions += 1;
    ends.exitUrl = url;
    ends.exitName = keyword;
  });
  const seconds = Math.max(0, visit.actions.length - 1) * 60;
  db.run(sql`
    INSERT INTO log_visit (idvisit, idsite, idvisitor, idclient, visit_first_action_time, visit_last_action_time,
      visit_total_time, visit_total_actions, visit_total_interactions, visit_total_searches, visit_entry_idaction_url,
      visit_exit_idaction_url, visit_exit_idaction_name, visit_goal_converted, visitor_returning, visitor_count_visits,
      visitor_seconds_since_first, visitor_seconds_since_last, user_id, location_country)
    VALUES (${key}, ${idSite}, ${visit.visitor}, 1, ${time}, ${time + seconds}, ${seconds}, ${visit.actions.length},
      ${interactions}, 0, ${ends.entryUrl}, ${ends.exitUrl}, ${ends.exitName}, ${visit.converted ? 1 : 0}, 0, 1, 0, 0,
      ${visit.user ?? null}, ${visit.country ?? null})
  `);
}

function parseAction(text: string): [type: number, name: string] {
  if (text.startsWith('search:')) return [8, text.slice('search:'.length)];
  if (text.startsWith('file:')) return [3, text.slice('file:'.length)];
  return [1, text];
}

function actionId(db: WritableDatabase, type: number, name: string): number {
  const known = db.value<number>(sql`SELECT idaction FROM log_action WHERE type = ${type} AND name = ${name}`);
  if (known !== undefined) return known;
  const prefix = type === 8 ? null : 0;
  return db.run(sql`INSERT INTO log_action (name, hash, type, url_prefix) VALUES (${name}, 1, ${type}, ${prefix})`)
    .lastInsertRowid;
}

/** Three visitors around May 2015. */
export const mayVisits: TestVisit[] = [
  { at: '2015-04-30 10:00:00', visitor: 1, country: 'de', actions: ['a.example/1'] },
  { at: '2015-05-01 10:00:00', visitor: 1, country: 'de', user: 'ann', actions: ['a.example/1', 'a.example/2'] },
  { at: '2015-05-01 11:00:00', visitor: 2, country: 'fr', actions: ['a.example/1'] },
  {
    at: '2015-05-03 10:00:00',
    visitor: 1,
    country: 'de',
    user: 'ann',
    actions: ['a.example/2', 'a.example/3', 'a.example/4'],
  },
  { at: '2015-05-31 10:00:00', visitor: 3, country: 'at', actions: ['a.example/2', 'a.example/5'] },
  { at: '2015-06-02 10:00:00', visitor: 2, country: 'fr', actions: ['a.example/5'] },
];
