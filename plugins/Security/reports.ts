import { defineReports, flagLogo, type ReportContext, type ReportDeclaration, type Row } from 'heartwood/sdk';
import { attackMetadata, clientSegment, toAttacker } from './attackRows';
import { MAX_LABEL } from './Tally';

const common = {
  category: 'Security_Security',
  emptyReason: 'Security_Empty',
  counts: 'requests',
  metrics: ['Security_nb_probes', 'first_seen', 'last_seen'],
  defaultSortColumn: 'Security_reason',
} as const satisfies Partial<ReportDeclaration>;

const kindName = (label: string, { translate }: ReportContext): string => translate(`Security_Kind_${label}`);
const targetSegment = (label: string, row: Row): string | undefined =>
  row.isSummary || label.length >= MAX_LABEL ? undefined : `requestTarget==${encodeURIComponent(label)}`;

const targets = {
  ...common,
  subcategory: 'Security_SubmenuAttacks',
  dimension: 'Security_Target',
  metadata: attackMetadata,
  segment: targetSegment,
} as const satisfies Partial<ReportDeclaration>;

const kinds = { ...targets, dimension: 'Security_Kind', label: kindName, segment: () => undefined } as const;

const origin = {
  code: (_label: string, _context: ReportContext, row: Row) => row.metadata.country ?? undefined,
  logo: (_label: string, _context: ReportContext, row: Row) => flagLogo(String(row.metadata.country ?? '')),
  network_name: (_label: string, _context: ReportContext, row: Row) => row.metadata.network || undefined,
} as const satisfies ReportDeclaration['metadata'];

export default defineReports([
  {
    ...common,
    method: 'get',
    subcategory: 'General_Overview',
    name: 'Security_Overview',
    documentation: 'Security_OverviewDocumentation',
    order: 1,
    numerics: numbers(),
    metrics: numbers(),
    visualization: 'evolution',
  },
  {
    ...common,
    method: 'getIncidents',
    subcategory: 'General_Overview',
    name: 'Security_Incidents',
    documentation: 'Security_IncidentsDocumentation',
    order: 2,
    dimension: 'Security_Attacker',
    record: 'Security_incidents',
    subtable: 'getIncidentAttacks',
    label: toAttacker,
    metadata: { ...origin, ...attackMetadata },
    segment: clientSegment,
  },
  {
    ...kinds,
    method: 'getIncidentAttacks',
    name: 'Security_Attacks',
    documentation: 'Security_AttacksDocumentation',
    order: 3,
    record: 'Security_incidents',
    subtable: 'getIncidentTargets',
    isSubtableReport: true,
  },
  {
    ...targets,
    method: 'getIncidentTargets',
    name: 'Security_Targets',
    documentation: 'Security_TargetsDocumentation',
    order: 4,
    record: 'Security_incidents',
    isSubtableReport: true,
  },
  {
    ...kinds,
    method: 'getAttackTypes',
    name: 'Security_Attacks',
    documentation: 'Security_AttacksDocumentation',
    order: 5,
    record: 'Security_attacks',
    subtable: 'getAttackTargets',
  },
  {
    ...targets,
    method: 'getAttackTargets',
    name: 'Security_Targets',
    documentation: 'Security_TargetsDocumentation',
    order: 6,
    record: 'Security_attacks',
    isSubtableReport: true,
  },
  {
    ...targets,
    method: 'getTargets',
    name: 'Security_Targets',
    documentation: 'Security_TargetsDocumentation',
    order: 7,
    record: 'Security_targets',
  },
  {
    ...common,
    method: 'getAttackers',
    subcategory: 'Security_SubmenuAttacks',
    name: 'Security_Attackers',
    documentation: 'Security_AttackersDocumentation',
    order: 8,
    dimension: 'Security_Address',
    record: 'Security_attackers',
    metadata: { ...origin, ...attackMetadata },
    segment: (label, row) => (row.isSummary ? undefined : `clientIp==${encodeURIComponent(label)}`),
  },
]);

function numbers(): readonly string[] {
  return ['incidents', 'succeeded', 'possible', 'attackers', 'probes'].map((name) => `Security_nb_${name}`);
}
