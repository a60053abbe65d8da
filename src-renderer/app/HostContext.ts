import type { Bridge } from '@shared/ipc/contract';
import { createContext, useContext } from 'react';

export const HostContext = createContext<Bridge | null>(null);

/** The bridge to the engine's host. */
export function useHost(): Bridge {
  const host = useContext(HostContext);
  if (!host) throw new Error('A screen is drawn outside of HostContext.');
  return host;
}
