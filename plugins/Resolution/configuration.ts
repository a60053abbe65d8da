import { browserName, operatingSystemName, type ReportContext } from 'heartwood/sdk';

/** Stands for the resolution of a screen that the log doesn't tell. */
export const UNKNOWN_RESOLUTION = 'unknown';

/** 1920x1080 */
export function resolutionName(label: string, { translate }: ReportContext): string {
  return label === UNKNOWN_RESOLUTION ? translate('General_Unknown') : label;
}

export function resolutionSegment(label: string): string {
  return `resolution==${label === UNKNOWN_RESOLUTION ? '' : encodeURIComponent(label)}`;
}

/** `WIN;CH;1920x1080` → Windows / Chrome / 1920x1080 */
export function configurationName(label: string, context: ReportContext): string {
  const { system, browser, resolution } = splitConfiguration(label);
  const orUnknown = (name: string) => name || context.translate('General_Unknown');
  const names = [system && operatingSystemName(system), browser && browserName(browser)].map(orUnknown);
  return [...names, resolutionName(resolution, context)].join(' / ');
}

export function configurationSegment(label: string): string {
  const { system, browser, resolution } = splitConfiguration(label);
  return `operatingSystemCode==${system};browserCode==${browser};${resolutionSegment(resolution)}`;
}

function splitConfiguration(label: string): { system: string; browser: string; resolution: string } {
  const [system = '', browser = '', resolution = ''] = label.split(';');
  return { system, browser, resolution };
}
