import { aiAssistants, aiSources } from './data/aiAssistants';
import { findBySuffix } from './hostSuffix';

const nameOfHost = new Map<string, string>();
const hostOfName = new Map<string, string>();
const nameOfSource = new Map(Object.entries(aiSources));
const nameOfAddress: (readonly [address: string, name: string])[] = [];
for (const [name, ...hosts] of aiAssistants) {
  hostOfName.set(name, hosts[0] ?? '');
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

/** The AI assistant that puts this utm_source (in lower case) into the links it gives: `chatgpt.com`, `perplexity`. */
export function findAiSource(source: string): string | undefined {
  return nameOfSource.get(source) ?? nameOfHost.get(source);
}

/** The main address of an AI assistant, empty for names the table does not have. */
export function aiAssistantUrl(name: string): string {
  const host = hostOfName.get(name);
  return host === undefined ? '' : `https://${host}`;
}
