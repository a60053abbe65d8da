import type { ReportContext, ReportDeclaration, Row } from 'heartwood/sdk';
import { EVIDENCE } from './Tally';
import { reasons, verdictOf, verdicts, type Verdict } from './verdicts';

/** The address, or the network of several; labels are `network|anchor`. */
function attackerOf(label: string, { metadata }: Row): string {
  return String(metadata.who ?? label.split('|')[0]);
}

export function toAttacker(label: string, _context: ReportContext, row: Row): string {
  return attackerOf(label, row);
}

/** The requests of an incident's address or network. */
export function clientSegment(label: string, row: Row): string | undefined {
  return row.isSummary ? undefined : `clientIp==${encodeURIComponent(attackerOf(label, row))}`;
}

function reasonOf(row: Row): number {
  return Math.max(0, Math.min(row.number('Security_reason'), reasons.length - 1));
}

function verdictNameOf(row: Row): Verdict {
  return verdicts[verdictOf(reasonOf(row))] ?? 'none';
}

/** Characters of an address within a sentence. */
const MAX_SHOWN = 60;

const shorten = (target: string): string => (target.length > MAX_SHOWN ? `${target.slice(0, MAX_SHOWN)}…` : target);

/** A sentence that says what the worst answer was and what that means. */
function sentenceOf(label: string, row: Row, { translate }: ReportContext): string | undefined {
  const evidence = row.metadata[`${EVIDENCE}${reasonOf(row)}`];
  if (typeof evidence !== 'string') return undefined;
  const [, status = '', bytes = '', target = ''] = /^(\S*) (\S*) ([^]*)$/.exec(evidence) ?? [];
  const shown = target === label ? translate('Security_Above') : shorten(target);
  return translate(`Security_Reason_${reasons[reasonOf(row)]}`, status, bytes || '0', shown);
}

/** How the sentence is stored is nobody's concern. */
const withoutEvidence = Object.fromEntries(reasons.map((_, i) => [`${EVIDENCE}${i}`, () => undefined]));

/** What came of it: for programs the verdict, for people a word beside the row and a sentence below it. */
export const attackMetadata = {
  kind: (_label, _context, row) => row.metadata.kind ?? undefined,
  verdict: (_label, _context, row) => (row.isSummary ? undefined : verdictNameOf(row)),
  badge: (_label, { translate }, row) => {
    const verdict = verdictNameOf(row);
    return row.isSummary || verdict === 'none' ? undefined : translate(`Security_Verdict_${verdict}`);
  },
  note: (label, context, row) => (row.isSummary ? undefined : sentenceOf(label, row, context)),
  ...withoutEvidence,
} as const satisfies ReportDeclaration['metadata'];
