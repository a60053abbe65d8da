import type { CellValue, ReportContext } from 'heartwood/sdk';
import { dataCenterNumbers, dataCenterWords } from './data/dataCenters';

/** Of `AS3320 Deutsche Telekom AG`: 3320; 0 where the network is not known. */
export function numberOf(network: string): number {
  return Number(/^AS(\d+)/.exec(network)?.[1] ?? 0);
}

/** Who runs the network: `Deutsche Telekom AG`, or its number where nobody knows; '' of an unknown network. */
export function organizationOf(network: string): string {
  const at = network.indexOf(' ');
  return at < 0 ? network : network.slice(at + 1);
}

/** Machines are at home there: people come through them by way of a VPN or a proxy only. */
export function isDataCenter(network: string): boolean {
  return dataCenterNumbers.has(numberOf(network)) || dataCenterWords.test(organizationOf(network));
}

/** 1 of a data centre, 0 of another network; null where it is not known. */
export function kindOf(network: CellValue): CellValue {
  return network === null ? null : Number(isDataCenter(String(network)));
}

/** `1 Amazon.com, Inc.`: an organisation's networks are put together, those of its data centres apart from others. */
export function toProvider(network: string): string {
  return network && `${isDataCenter(network) ? 1 : 0} ${organizationOf(network)}`;
}

/** Of a label that toProvider made. */
export function splitProvider(label: string): { isCenter: boolean; name: string } {
  return { isCenter: label.startsWith('1 '), name: label.slice(2) };
}

export function nameOrUnknown(label: string, { translate }: ReportContext): string {
  return label || translate('General_Unknown');
}
