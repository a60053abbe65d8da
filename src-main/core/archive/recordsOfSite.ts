import { goalPlace, toGoalRecord } from '@shared/plugin/goalRecords';
import type { ReadableDatabase } from '../db/Database';
import type { PluginRecord } from '../plugin/PluginManager';
import { GoalReader } from '../sites/GoalReader';

/** What is no goal of the table, but converts: orders and abandoned carts. */
const ecommerceIds = [0, -1];

/** Records by the names that they have at a site: those of goals once for each goal. */
export function recordsOfSite(
  db: ReadableDatabase,
  records: readonly PluginRecord[],
  idSite: number,
): readonly PluginRecord[] {
  if (!records.some(({ name }) => name.includes(goalPlace))) return records;
  const ids = [...ecommerceIds, ...new GoalReader(db).all(idSite).map(({ idgoal }) => idgoal)];
  return records.flatMap((record) =>
    record.name.includes(goalPlace) ? ids.map((id) => ({ ...record, name: toGoalRecord(record.name, id) })) : [record],
  );
}
