import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiAnswer } from '../report/ApiContext';

/** A query of the engine as screens see it. */
export function toAnswer<T>(query: UseQueryResult<T>): ApiAnswer<T> {
  return {
    data: query.data,
    error: query.error,
    isLoading: query.isLoading,
    isStale: query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
