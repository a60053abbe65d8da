import { botOperator, type MetadataValue, type ReportContext, type ReportDeclaration, type Row } from 'heartwood/sdk';
import { splitAddress, verdictColumns } from './verification';

export const requestMetrics = [
  'nb_requests',
  'Bots_nb_pages',
  'sum_bandwidth',
  'nb_errors',
  'first_seen',
  'last_seen',
] as const;

export const verdictMetrics = ['nb_requests', ...Object.values(verdictColumns), 'first_seen', 'last_seen'] as const;

/** What all tables of bots share. */
export const bots = {
  category: 'Bots_Bots',
  emptyReason: 'Bots_Empty',
  counts: 'requests',
  metrics: requestMetrics,
  defaultSortColumn: 'nb_requests',
  visualization: 'table',
} as const satisfies Partial<ReportDeclaration>;

/** `ai-training` is Bots_ClassAiTraining. */
export function className(label: string, { translate }: ReportContext): string {
  const words = label.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return translate(`Bots_Class${words.join('')}`);
}

export function botName(label: string, { translate }: ReportContext): string {
  return label === '' ? translate('General_Unknown') : label;
}

/** Who runs the bot, for programs and, where rows have no class, for people. */
export const operator = (label: string): string | undefined => botOperator(label) || undefined;

/** The class that the bot's rows were archived with. */
export const botClass = (_label: string, _context: ReportContext, { metadata }: Row): MetadataValue | undefined =>
  metadata.botClass;

export function classBadge(label: string, context: ReportContext, row: Row): string | undefined {
  const name = botClass(label, context, row);
  return typeof name === 'string' ? className(name, context) : undefined;
}

/** A page's address; what bots ask for need not be a path. */
export const pageUrl = (path: string, { siteUrl }: ReportContext): string | undefined =>
  path.startsWith('/') ? siteUrl + path : undefined;

export const addressOf = (label: string): string => splitAddress(label).ip;
export const networkOf = (label: string): string | undefined => splitAddress(label).network || undefined;

/** Conditions that all hold for a row's requests; rows that sum up others have none. */
export const select =
  (...conditions: ((label: string, parentLabels: readonly string[]) => string)[]): ReportDeclaration['segment'] =>
  (label, row, parentLabels) =>
    row.isSummary ? undefined : conditions.map((condition) => condition(label, parentLabels)).join(';');

type Condition = Parameters<typeof select>[number];
const is =
  (name: string, to: (label: string) => string = (label) => label): Condition =>
  (label) =>
    `${name}==${encodeURIComponent(to(label))}`;
/** The same of the row above. */
export const above =
  (condition: Condition): Condition =>
  (_label, parentLabels) =>
    condition(parentLabels[0] ?? '', []);

export const conditions = {
  ofClass: is('botClass'),
  ofBot: is('botName'),
  ofPath: is('requestPath'),
  ofTarget: is('requestTarget'),
  ofAddress: is('clientIp', addressOf),
  ofBots: () => 'botClass!=person',
  /** Fetches of AI bots that were answered. */
  ofAi: () => 'audience==aiBots;httpStatusClass==2xx,httpStatus==304',
} as const;
