import type { PageTitle } from '@shared/plugin/defineApi';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { makeSiteDue } from './makeSiteDue';

/** The titles that the user gave to pages of a site, in their order. */
export function readPageTitles(db: ReadableDatabase, idSite: number): PageTitle[] {
  return db.all<PageTitle>(sql`SELECT pattern, title FROM page_title WHERE idsite = ${idSite} ORDER BY position`);
}

/** Replaces the titles of a site; its visits are due to be made anew. */
export function writePageTitles(db: WritableDatabase, idSite: number, titles: readonly PageTitle[]): void {
  db.transaction(() => {
    if (JSON.stringify(readPageTitles(db, idSite)) === JSON.stringify(titles)) return;
    db.run(sql`DELETE FROM page_title WHERE idsite = ${idSite}`);
    titles.forEach(({ pattern, title }, position) => {
      db.run(sql`
        INSERT INTO page_title (idsite, position, pattern, title)
        VALUES (${idSite}, ${position}, ${pattern}, ${title})
      `);
    });
    makeSiteDue(db, idSite);
  });
}
