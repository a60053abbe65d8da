import { useSaving } from '../report/useSaving';
import type { StoredSegment } from './segmentAnswers';

/** What of a stored segment is filled in beside its conditions. */
export interface SegmentForm {
  name: string;
  isForAllSites: boolean;
  isArchivedAhead: boolean;
}

/** Stores and deletes segments; what the engine has against it is a sentence. */
export function useSegmentChanges(idSite: number) {
  const { save: change, isSaving, failure } = useSaving();
  const save = (stored: StoredSegment | null, definition: string, form: SegmentForm): Promise<boolean> =>
    change({
      method: stored ? 'SegmentEditor.update' : 'SegmentEditor.add',
      ...(stored ? { idSegment: String(stored.idsegment) } : {}),
      name: form.name,
      definition,
      idSite: form.isForAllSites ? '0' : String(idSite),
      autoArchive: form.isArchivedAhead ? '1' : '0',
    });
  const remove = ({ idsegment }: StoredSegment): Promise<boolean> =>
    change({ method: 'SegmentEditor.delete', idSegment: String(idsegment) });
  return { save, remove, isSaving, failure };
}
