import { encodeRecord } from '@shared/datatable/encode';
import { toDateText, type Period } from '@shared/period/Period';
import { segmentHash } from '@shared/segment/segmentHash';
import type { ArchivedRecords } from './archiveDay';
import type { ArchiveScope } from './ArchiveRequest';
import type { NewArchive } from './ArchiveStore';
import { compressBlob } from './blobBytes';
import { roundNumber } from './roundSums';

/** A period as archives are named by it. */
export function toArchivePeriod(period: Period): Pick<NewArchive, 'period' | 'date1' | 'date2'> {
  return { period: period.type, date1: toDateText(period.first), date2: toDateText(period.last) };
}

/** The records as they are stored: numbers without zeros, tables as compressed bytes. */
export function toNewArchive(
  { idSite, period, segment }: ArchiveScope,
  records: ArchivedRecords,
  details: Pick<NewArchive, 'plugin' | 'recordVersions' | 'isTemporary'>,
): NewArchive {
  const numerics: Record<string, number> = {};
  for (const [name, value] of Object.entries(records.numerics)) {
    const rounded = roundNumber(value);
    if (rounded !== 0) numerics[name] = rounded;
  }
  const blobs: Record<string, Uint8Array> = {};
  for (const [record, table] of records.tables) {
    if (table.rowCount === 0) continue;
    for (const [name, bytes] of Object.entries(encodeRecord(record, table))) {
      blobs[name] = compressBlob(bytes);
    }
  }
  return {
    ...details,
    idSite,
    ...toArchivePeriod(period),
    segmentHash: segmentHash(segment?.text ?? ''),
    generation: records.generation,
    numerics,
    blobs,
  };
}
