import type { CustomDimension, DimensionScope, Extraction } from '@shared/plugin/customDimensions';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';

type Cells = [id: number, name: string, scope: DimensionScope, active: number, extractions: string, sensitive: number];

/** The custom dimensions as they are stored. */
export class DimensionReader {
  constructor(protected readonly db: ReadableDatabase) {}

  all(idSite: number): CustomDimension[] {
    const rows = this.db.rows<Cells>(sql`
      SELECT idcustomdimension, name, scope, active, extractions, case_sensitive
      FROM custom_dimensions
      WHERE idsite = ${idSite}
      ORDER BY idcustomdimension
    `);
    return rows.map(([id, name, scope, active, extractions, isSensitive]) => ({
      idsite: idSite,
      idcustomdimension: id,
      name,
      scope,
      active: active === 1,
      extractions: JSON.parse(extractions) as Extraction[],
      case_sensitive: isSensitive === 1,
    }));
  }

  /** Those that are switched on. */
  active(idSite: number): CustomDimension[] {
    return this.all(idSite).filter(({ active }) => active);
  }
}
