import { useAnswer, type ApiAnswer } from '../report/ApiContext';

/** A stored segment as SegmentEditor.getAll answers it. */
export interface StoredSegment {
  idsegment: number;
  name: string;
  definition: string;
  /** 0: every site. */
  enable_only_idsite: number;
  auto_archive: number;
}

/** A segment that conditions may ask for, as API.getSegmentsMetadata answers it. */
export interface SegmentMetadata {
  type: 'dimension' | 'metric';
  category: string;
  name: string;
  segment: string;
  acceptedValues?: string;
  /** Values can be less or more. */
  hasOrder: boolean;
}

export function useStoredSegments(idSite: number): StoredSegment[] {
  return listOf(useAnswer<StoredSegment[]>({ method: 'SegmentEditor.getAll', idSite: String(idSite) }));
}

export function useSegmentsMetadata(): SegmentMetadata[] {
  return listOf(useAnswer<SegmentMetadata[]>({ method: 'API.getSegmentsMetadata' }));
}

/** The values that a segment has most often; none before one is chosen. */
export function useSuggestedValues(segmentName: string, idSite: number): string[] {
  const parameters = { method: 'API.getSuggestedValuesForSegment', segmentName, idSite: String(idSite) };
  const answer = useAnswer<string[]>(segmentName === '' ? null : parameters);
  return answer.isStale ? [] : listOf(answer);
}

/** The API answers an empty table as an empty object. */
function listOf<T>({ data }: ApiAnswer<T[]>): T[] {
  return Array.isArray(data) ? data : [];
}
