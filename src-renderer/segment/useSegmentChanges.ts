import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../app/apiReader';
import { useHost } from '../app/HostContext';
import type { StoredSegment } from './segmentAnswers';

/** What of a stored segment is filled in beside its conditions. */
export interface SegmentForm {
  name: string;
  isForAllSites: boolean;
  isArchivedAhead: boolean;
}

/** Stores and deletes segments; what the engine has against it is a sentence. */
export function useSegmentChanges(idSite: number) {
  const host = useHost();
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const change = async (parameters: Readonly<Record<string, string>>): Promise<boolean> => {
    setIsBusy(true);
    setError(null);
    try {
      await callApi(host, parameters);
      await client.invalidateQueries({ queryKey: ['api'] });
      return true;
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
      return false;
    } finally {
      setIsBusy(false);
    }
  };

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
  return { save, remove, isBusy, error };
}
