import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ApiAnswer } from '../report/ApiContext';
import { useHost } from './HostContext';
import { toAnswer } from './toAnswer';

/** What the engine answers to a call, cached by its input; asked again when data changes. Null asks nothing. */
export function useCall<Name extends CallName>(name: Name, input: CallInput<Name> | null): ApiAnswer<CallOutput<Name>> {
  const host = useHost();
  const query = useQuery({
    queryKey: ['call', name, input],
    queryFn: () => host.call(name, input ?? ({} as CallInput<Name>)),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  });
  return toAnswer(query);
}
