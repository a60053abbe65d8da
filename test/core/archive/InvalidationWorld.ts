import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

import { aheadTypes, toDateText } from '@shared/period/Period';
import { ArchiveBuilder } from '@main/core/archive/ArchiveBuilder';
import { periodsOf } from '@main/core/archive/archiveParts';
import { ArchiveWriter } from '@main/core/archive/ArchiveWriter';
import { daysWithData } from '@main/core/archive/generations';
import { archiveDue } from '@main/core/archive/PreArchiver';
import { WritableDatabase } from '@main/core/db/Database';
import { installDimensions } from '@main/core/db/installDimensions';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { autoArchivedSegments } from '@main/core/segment/autoArchivedSegments';
import { SegmentStore } from '@main/core/segment/SegmentStore';
import { SiteStore } from '@main/core/sites/SiteStore';
import { digestDay } from '@main/core/tracker/digestDay';
import { plugins } from '@main/worker/plugins';

const manager = new PluginManager(plugins);
const now = (): number => Date.UTC(2027, 0, 1) / 1000;

function openEngine(db: WritableDatabase): WritingEngine {
  return { db, plugins: manager, archiveStore: new ArchiveWriter(db, now), now };
}

/** A line of a log, of one of two sites. */
export interface WorldLine {
  host: string;
  day: string;
  minute: number;
  visitor: number;
  target: string;
}

/** Two sites and a segment that is archived ahead, with all plugins: what a change makes due can be compared with what it changes. */
export class InvalidationWorld {
  private readonly folder = mkdtempSync(join(tmpdir(), 'heartwood-due-'));
  readonly engine = openEngine(openWritable(':memory:'));
  readonly sites: SiteStore;

  constructor() {
    const { db } = this.engine;
    installDimensions(db, manager);
    this.sites = new SiteStore(db, now);
    for (const host of ['oak.example', 'elm.example']) {
      this.sites.add({ name: host, urls: [`https://${host}`], timezone: 'UTC' });
    }
    const segment = { name: 'a', definition: 'pageUrl=@a', idSite: 0, autoArchive: true, enabledAllUsers: true };
    new SegmentStore(this.engine).add(segment);
  }

  async import(lines: readonly WorldLine[]): Promise<number> {
    const path = join(this.folder, `${Math.random()}.log`);
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
    const text = lines.map(({ host, day, minute, visitor, target }) => {
      const [year, month, date] = day.split('-');
      const time = new Date(minute * 60_000).toISOString().slice(11, 16);
      const name = ['Jan', 'Feb', 'Mar', '', '', '', '', '', '', '', '', 'Dec'][Number(month) - 1];
      return `${host} 192.0.2.${visitor} - - [${date}/${name}/${year}:${time}:00 +0000] "GET ${target} HTTP/1.1" 200 9 "-" "${agent}"\n`;
    });
    writeFileSync(path, text.join(''));
    return (await importLog(this.engine, { paths: [path], options: {} })).idImport;
  }

  archive() {
    return archiveDue(this.engine);
  }

  /** `idsite day` → what is counted on it: facts and all that is derived. */
  dayRows(): Map<string, string> {
    const { db } = this.engine;
    const rows = new Map<string, string>();
    for (const { idsite } of this.sites.all()) {
      for (const day of daysWithData(db, idsite)) rows.set(`${idsite} ${toDateText(day)}`, digestDay(db, idsite, day));
    }
    return rows;
  }

  generations(): Map<string, number> {
    const rows = this.engine.db.rows<[number, number, number]>(sql`SELECT idsite, day, generation FROM site_day`);
    return new Map(rows.map(([idSite, day, generation]) => [`${idSite} ${toDateText(day)}`, generation]));
  }

  /** The days that each day, week, month and year with data holds, of each segment, and whether its archives are right. */
  archived(): { name: string; days: string[]; isArchived: boolean }[] {
    const builder = new ArchiveBuilder(this.engine);
    const { db } = this.engine;
    return this.sites.all().flatMap(({ idsite: idSite }) => {
      const periods = aheadTypes.flatMap((type) => periodsOf(type, daysWithData(db, idSite)));
      const segments = [null, ...autoArchivedSegments(this.engine, idSite)];
      return segments.flatMap((segment) =>
        periods.map((period) => ({
          name: `${idSite} ${segment?.text ?? ''} ${period.type} ${toDateText(period.first)}`,
          days: daysWithData(db, idSite, period).map((day) => `${idSite} ${toDateText(day)}`),
          isArchived: builder.isArchived({ idSite, period, segment }, manager.archivingPlugins),
        })),
      );
    });
  }

  /** Every archive, in words that don't say when it was made. */
  contents(engine: WritingEngine = this.engine): string[] {
    const tables = engine.db.rows<[string]>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'archive_%_20%'`,
    );
    return tables
      .flatMap(([table]) => {
        const done = table.replace('blob', 'numeric');
        return engine.db
          .rows<[string]>(
            sql`
              SELECT ${table} || ' ' || d.name || ' ' || t.idsite || ' ' || t.period || ' ' || t.date1 || ' ' || t.name
                || ' ' || quote(t.value)
              FROM ${sql.identifier(table)} t
              JOIN ${sql.identifier(done)} d ON d.idarchive = t.idarchive AND d.generation IS NOT NULL
            `,
          )
          .map(([text]) => text);
      })
      .sort();
  }

  /** What all archives would be, were they made anew. */
  async contentsMadeAnew(): Promise<string[]> {
    const db = new WritableDatabase(new BetterSqlite3(this.engine.db.connection.serialize()), ':memory:');
    const engine = openEngine(db);
    const tables = db.rows<[string]>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'archive_%'`,
    );
    for (const [table] of tables) db.run(sql`DELETE FROM ${sql.identifier(table)}`);
    await archiveDue(engine);
    const contents = this.contents(engine);
    db.close();
    return contents;
  }

  close(): void {
    this.engine.db.close();
    rmSync(this.folder, { recursive: true });
  }
}
