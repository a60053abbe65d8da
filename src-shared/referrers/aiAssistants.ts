import { aiAssistants } from './data/aiAssistants';
import { findBySuffix } from './hostSuffix';

const nameOfHost = new Map<string, string>();
const nameOfAddress: (readonly [address: string, name: string])[] = [];
for (const [name, ...hosts] of aiAssistants) {
  for (const host of hosts) {
    if (host.includes('/')) nameOfAddress.push([host, name]);
    else nameOfHost.set(host, name);
  }
}

/** The AI assistant at a host (subdomains included) and path, undefined where there is none. */
export function findAiAssistant(host: string, path: string): string | undefined {
  const byAddress = nameOfAddress.find(([address]) => `${host}${path}`.startsWith(address));
  return byAddress?.[1] ?? findBySuffix(nameOfHost, host);
}
