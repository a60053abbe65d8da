import { dimensionPlace, goalPlace } from '@shared/plugin/goalRecords';
import type { ReadableDatabase } from '../db/Database';
import type { PluginRecord } from '../plugin/PluginManager';
import { DimensionReader } from '../sites/DimensionReader';
import { GoalReader } from '../sites/GoalReader';

/** What is no goal of the table, but converts: orders and abandoned carts. */
const ecommerceIds = [0, -1];

/** Whose ids stand in the names of records. */
const idsByPlace: Readonly<Record<string, (db: ReadableDatabase, idSite: number) => number[]>> = {
  [goalPlace]: (db, idSite) => [...ecommerceIds, ...new GoalReader(db).all(idSite).map(({ idgoal }) => idgoal)],
  [dimensionPlace]: (db, idSite) => new DimensionReader(db).active(idSite).map(({ idcustomdimension: id }) => id),
};

/** Records by the names that they have at a site: those of goals once for each goal, of dimensions for each dimension. */
export function recordsOfSite(
  db: ReadableDatabase,
  records: readonly PluginRecord[],
  idSite: number,
): readonly PluginRecord[] {
  let result = records;
  for (const [place, idsOf] of Object.entries(idsByPlace)) {
    if (!result.some(({ name }) => name.includes(place))) continue;
    const ids = idsOf(db, idSite);
    result = result.flatMap((record) =>
      record.name.includes(place)
        ? ids.map((id) => ({ ...record, name: record.name.replace(place, String(id)) }))
        : [record],
    );
  }
  return result;
}
