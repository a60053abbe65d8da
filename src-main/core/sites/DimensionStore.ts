import { AppError } from '@shared/errors';
import {
  extractionSources,
  MAX_DIMENSIONS,
  namedSources,
  type CustomDimension,
  type Extraction,
} from '@shared/plugin/customDimensions';
import { daysWithData, raiseGeneration } from '../archive/generations';
import type { WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { forgetStoppedPattern } from '../tracker/stoppedPatterns';
import { DimensionReader } from './DimensionReader';
import { isTooSlow, TOO_SLOW } from './isTooSlow';

const MAX_NAME = 255;
const MAX_EXTRACTIONS = 10;

/** Makes and changes custom dimensions; visits and actions of the past then have them, too. */
export class DimensionStore extends DimensionReader {
  constructor(protected override readonly db: WritableDatabase) {
    super(db);
  }

  /** Returns the new dimension's id. Throws: AppError api.parameterInvalid. */
  add(dimension: Omit<CustomDimension, 'idcustomdimension'>): number {
    return this.db.transaction(() => {
      const { idsite, scope } = dimension;
      const id = (this.all(idsite).at(-1)?.idcustomdimension ?? 0) + 1;
      if (id > MAX_DIMENSIONS)
        throw invalid('name', dimension.name, `A site has at most ${MAX_DIMENSIONS} dimensions.`);
      if (!['visit', 'action'].includes(scope)) throw invalid('scope', scope, 'Allowed: visit, action.');
      this.write({ ...dimension, idcustomdimension: id });
      return id;
    });
  }

  /** Throws: AppError api.parameterInvalid. */
  update(dimension: Omit<CustomDimension, 'scope'>): void {
    this.db.transaction(() => {
      const known = this.all(dimension.idsite);
      const before = known.find(({ idcustomdimension: id }) => id === dimension.idcustomdimension);
      const names = known.map(({ idcustomdimension: id, name }) => `${id} (${name})`).join(', ');
      const hint = `Dimensions of site ${dimension.idsite}: ${names || 'none yet'}.`;
      if (!before) throw invalid('idDimension', String(dimension.idcustomdimension), hint);
      this.write({ ...dimension, scope: before.scope });
    });
  }

  /** What tracking requests said of a dimension is there already: archives are due, whether or not a visit changes. */
  private write(dimension: CustomDimension): void {
    const { idsite, idcustomdimension, scope, active, extractions, case_sensitive } = dimension;
    const name = dimension.name.trim().slice(0, MAX_NAME);
    if (name === '') throw invalid('name', dimension.name, 'Give it a name.');
    checkExtractions(extractions);
    for (const { dimension: source, pattern } of extractions) {
      if (!namedSources.includes(source) && isTooSlow(this.db, idsite, pattern)) {
        throw invalid('extractions', pattern, TOO_SLOW);
      }
      forgetStoppedPattern(this.db, idsite, pattern);
    }
    this.db.run(sql`
      INSERT OR REPLACE INTO custom_dimensions
        (idsite, idcustomdimension, name, scope, active, extractions, case_sensitive)
      VALUES (${idsite}, ${idcustomdimension}, ${name}, ${scope}, ${active ? 1 : 0}, ${JSON.stringify(extractions)},
        ${case_sensitive ? 1 : 0})
    `);
    raiseGeneration(this.db, idsite, daysWithData(this.db, idsite));
  }
}

function checkExtractions(extractions: readonly Extraction[]): void {
  if (extractions.length > MAX_EXTRACTIONS) {
    throw invalid('extractions', String(extractions.length), `At most ${MAX_EXTRACTIONS}.`);
  }
  for (const { dimension, pattern } of extractions) {
    if (!extractionSources.includes(dimension)) {
      throw invalid('extractions', String(dimension), `Allowed: ${extractionSources.join(', ')}.`);
    }
    if (namedSources.includes(dimension)) {
      if (pattern === '') throw invalid('extractions', dimension, 'Give the name as its pattern.');
    } else checkExpression(pattern);
  }
}

function checkExpression(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch (error) {
    throw invalid('extractions', pattern, `It is not a regular expression: ${(error as Error).message}.`);
  }
}

function invalid(name: string, value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name, value, hint });
}
