import type { TimeZone } from '@shared/period/timeZone';
import type { Segment } from '@shared/segment/Segment';
import { toPredicate } from '@shared/segment/toPredicate';
import type { PluginManager } from '../plugin/PluginManager';
import type { DayRows } from './DayRows';
import { SegmentColumns } from './segmentColumns';

/** 1 for each visit of the day that is in the segment. A condition on actions selects the whole visit. */
export function selectVisits(day: DayRows, segment: Segment, plugins: PluginManager, timeZone: TimeZone): Uint8Array {
  const columns = new SegmentColumns(day, plugins, timeZone);
  const isSelected = toPredicate<number>(segment, (name) => columns.find(name));
  return Uint8Array.from({ length: day.visits.count }, (_, visit) => (isSelected(visit) ? 1 : 0));
}
