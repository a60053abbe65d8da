import { AppError } from '@shared/errors';
import type { SegmentFields } from '@shared/plugin/defineApi';
import { parseSegment } from '@shared/segment/parseSegment';
import { segmentHash } from '@shared/segment/segmentHash';
import { purgeSegmentArchives } from '../archive/purgeSegmentArchives';
import { sql } from '../db/sql';
import type { WritingEngine } from '../Engine';
import { SiteReader } from '../sites/SiteReader';
import { segmentCatalog } from './SegmentCatalog';
import { SegmentReader } from './SegmentReader';

/** Keeps, changes and deletes segments; the archives of what no longer is kept go with it. */
export class SegmentStore extends SegmentReader {
  constructor(private readonly engine: WritingEngine) {
    super(engine.db);
  }

  /** Returns the new segment's id. Throws: AppError. */
  add(fields: SegmentFields): number {
    const row = this.check(fields);
    const { lastInsertRowid } = this.engine.db.run(sql`
      INSERT INTO segment (name, definition, hash, enable_all_users, enable_only_idsite, auto_archive, ts_created)
      VALUES (${row.name}, ${row.definition}, ${row.hash}, ${row.all}, ${row.site}, ${row.auto}, ${this.engine.now()})
    `);
    return lastInsertRowid;
  }

  /** Throws: AppError. */
  update(idSegment: number, fields: SegmentFields): void {
    const { hash } = this.byId(idSegment);
    const row = this.check(fields);
    this.engine.db.transaction(() => {
      this.engine.db.run(sql`
        UPDATE segment
        SET name = ${row.name}, definition = ${row.definition}, hash = ${row.hash}, enable_all_users = ${row.all},
          enable_only_idsite = ${row.site}, auto_archive = ${row.auto}, ts_last_edit = ${this.engine.now()}
        WHERE idsegment = ${idSegment}
      `);
      this.purge(hash);
    });
  }

  /** Throws: AppError. */
  remove(idSegment: number): void {
    const { hash } = this.byId(idSegment);
    this.engine.db.transaction(() => {
      this.engine.db.run(sql`UPDATE segment SET deleted = 1 WHERE idsegment = ${idSegment}`);
      this.purge(hash);
    });
  }

  /** Another kept segment may say the same. */
  private purge(hash: string): void {
    if (!this.all().some((kept) => kept.hash === hash)) purgeSegmentArchives(this.engine.db, hash);
  }

  private check({ name, definition, idSite, autoArchive, enabledAllUsers }: SegmentFields) {
    const trimmed = name.trim();
    if (trimmed === '') {
      throw new AppError('api.parameterInvalid', { name: 'name', value: name, hint: 'Give the segment a name.' });
    }
    const segment = parseSegment(definition);
    if (!segment) {
      const hint = 'Write it as countryCode==de;actions>3.';
      throw new AppError('api.parameterInvalid', { name: 'definition', value: definition, hint });
    }
    segmentCatalog(this.engine.plugins).check(segment);
    if (idSite > 0) new SiteReader(this.engine.db).byId(idSite);
    return {
      name: trimmed,
      definition: segment.text,
      hash: segmentHash(segment.text),
      site: idSite,
      auto: Number(autoArchive),
      all: Number(enabledAllUsers),
    };
  }
}
