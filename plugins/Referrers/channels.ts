import {
  referrerTypes,
  searchEngineLogo,
  searchEngineUrl,
  socialLogo,
  socialUrl,
  type ReportContext,
  type Row,
} from 'heartwood/sdk';

type ChannelName = keyof typeof referrerTypes;

const channels: Readonly<Record<ChannelName, string>> = {
  direct: 'Referrers_DirectEntry',
  search: 'Referrers_SearchEngines',
  website: 'Referrers_Websites',
  social: 'Referrers_SocialNetworks',
  campaign: 'Referrers_Campaigns',
};

function toChannel(type: string): ChannelName | undefined {
  return (Object.keys(channels) as ChannelName[]).find((name) => String(referrerTypes[name]) === type);
}

/** The first level's labels are types; below them stand names as they are. */
export function channelName(label: string, context: ReportContext, _row: Row, depth: number): string {
  const channel = depth === 0 ? toChannel(label) : undefined;
  return channel ? context.translate(channels[channel]) : label;
}

export function channelSegment(label: string, row: Row, parentLabels: readonly string[]): string | undefined {
  if (row.isSummary) return undefined;
  const [type] = parentLabels;
  if (type === undefined) return `referrerType==${toChannel(label) ?? label}`;
  return `referrerType==${toChannel(type) ?? type};referrerName==${encodeURIComponent(label)}`;
}

/** A search engine and a social network never share a name, so a name finds the right one of the two. */
export const referrerLink = (name: string) => searchEngineUrl(name) || socialUrl(name) || undefined;
export const referrerLogo = (name: string) => searchEngineLogo(name) ?? socialLogo(name);

export const channelMetadata = {
  referrer_type: (label: string, _context: ReportContext, _row: Row, depth: number) =>
    depth === 0 && toChannel(label) ? Number(label) : undefined,
};
