import {
  aiAssistantLogo,
  aiAssistantUrl,
  channelTexts,
  referrerTypes,
  searchEngineLogo,
  searchEngineUrl,
  socialLogo,
  socialUrl,
  toChannel,
  type ReportContext,
  type Row,
} from 'heartwood/sdk';

/** The first level's labels are types; below them stand names as they are. */
export function channelName(label: string, context: ReportContext, _row: Row, depth: number): string {
  const channel = depth === 0 ? toChannel(Number(label)) : undefined;
  return channel ? context.translate(channelTexts[channel]) : label;
}

export function channelSegment(label: string, row: Row, parentLabels: readonly string[]): string | undefined {
  if (row.isSummary) return undefined;
  const [type] = parentLabels;
  if (type === undefined) return `referrerType==${toChannel(Number(label)) ?? label}`;
  return `referrerType==${toChannel(Number(type)) ?? type};referrerName==${encodeURIComponent(label)}`;
}

/** The main address of a name of a channel, given by its number; '' where it has none. */
export function referrerLink(type: number, name: string): string {
  if (type === referrerTypes.ai) return aiAssistantUrl(name);
  return type === referrerTypes.social ? socialUrl(name) : type === referrerTypes.search ? searchEngineUrl(name) : '';
}

export function referrerLogo(type: number, name: string): string | undefined {
  if (type === referrerTypes.ai) return aiAssistantLogo(name);
  if (type === referrerTypes.social) return socialLogo(name);
  return type === referrerTypes.search ? searchEngineLogo(name) : undefined;
}

export const channelMetadata = {
  referrer_type: (label: string, _context: ReportContext, _row: Row, depth: number) =>
    depth === 0 && toChannel(Number(label)) ? Number(label) : undefined,
};
