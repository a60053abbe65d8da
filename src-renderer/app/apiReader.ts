import type { Bridge } from '@shared/ipc/contract';
import { keepPreviousData, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiAnswer, ApiReader } from '../report/ApiContext';
import { currentLanguage } from '../ui/t';
import { toDataDays } from './dataDays';
import { toAnswer } from './toAnswer';

/** Reports change only when data does, and the engine says when: nothing is fetched again for being old. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false } },
  });
}

/** The Reporting API through the bridge, cached by its parameters. */
export function newApiReader(host: Bridge): ApiReader {
  return {
    useAnswer<T>(parameters: Readonly<Record<string, string>> | null): ApiAnswer<T> {
      const query = useQuery({
        queryKey: ['api', currentLanguage(), parameters],
        queryFn: () => callApi<T>(host, parameters ?? {}),
        enabled: parameters !== null,
        placeholderData: keepPreviousData,
      });
      return toAnswer(query);
    },
    useDataDays(idSite) {
      const { data } = useQuery({
        queryKey: ['call', 'import.list', {}],
        queryFn: () => host.call('import.list', {}),
      });
      return useMemo(() => toDataDays(data ?? [], idSite), [data, idSite]);
    },
    useChange() {
      const client = useQueryClient();
      return async (parameters) => {
        await callApi(host, parameters);
        await client.invalidateQueries({ queryKey: ['api'] });
      };
    },
    readText: (parameters) => host.call('api.text', { parameters: { language: currentLanguage(), ...parameters } }),
  };
}

/** Throws: Error with the API's sentence when it answers one. */
export async function callApi<T>(host: Bridge, parameters: Readonly<Record<string, string>>): Promise<T> {
  const answer = await host.call('api.call', {
    parameters: { format: 'json', language: currentLanguage(), ...parameters },
  });
  const failure = answer as { result?: unknown; message?: unknown } | null;
  if (failure?.result === 'error') throw new Error(String(failure.message));
  return answer as T;
}
