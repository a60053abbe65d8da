import type { WritableDatabase } from '@main/core/db/Database';
import { openWritable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { Clients } from '@main/core/tracker/Clients';
import { Deriver } from '@main/core/tracker/Deriver';
import { RequestLog, type Stored } from '@main/core/tracker/RequestLog';
import { makeBatch, type Line } from './makeBatch';

/** A database with site 1, https://oak.example, into which tests append lines. */
export class Tracker {
  readonly db: WritableDatabase = openWritable(':memory:');
  private lastFile = 0;
  /** As in an import: who derives knows the clients that were just appended. */
  private clients = new Clients(this.db);

  constructor(timezone = 'UTC') {
    const { db } = this;
    db.run(sql`
      INSERT INTO site (idsite, name, main_url, ts_created, timezone)
      VALUES (1, 'Oak', 'https://oak.example', 0, ${timezone})
    `);
    db.run(sql`INSERT INTO site_url (idsite, url) VALUES (1, 'https://oak.example')`);
    db.run(
      sql`INSERT INTO import (idimport, ts_started, state, options, counters) VALUES (1, 0, 'running', '{}', '{}')`,
    );
  }

  /** Appends lines as a file of their own. */
  append(lines: readonly Line[], source = ''): Stored {
    const { db } = this;
    this.lastFile += 1;
    const idFile = this.lastFile;
    db.run(sql`
      INSERT INTO import_file (idfile, idimport, path, format, source, bytes, counters)
      VALUES (${idFile}, 1, 'a.log', 'common', ${source}, 0, '{}')
    `);
    this.clients = new Clients(db);
    const log = new RequestLog(db, this.clients);
    const batch = makeBatch(lines);
    const zone = db.value<string>(sql`SELECT timezone FROM site`) ?? 'UTC';
    const sites = { ofHost: batch.hosts.texts.map(() => 1), named: () => 0, zoneOf: () => zone };
    return db.transaction(() => {
      const stored = log.append(batch, log.openFile({ idFile, source }), sites);
      log.flush();
      return stored;
    });
  }

  /** Makes the visits of all days that are due. */
  derive(): void {
    const deriver = new Deriver(this.db, new PluginManager([]), this.clients);
    for (let days = deriver.dueDays(); days.length > 0; days = deriver.dueDays()) {
      for (const { idSite, day } of days) deriver.deriveDay(idSite, day);
    }
  }

  /** Appends lines and makes their visits. */
  track(...lines: Line[]): this {
    this.append(lines);
    this.derive();
    return this;
  }

  close(): void {
    this.db.close();
  }
}
