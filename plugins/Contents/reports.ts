import { defineReports, type ReportContext, type ReportDeclaration, type Row } from 'heartwood/sdk';

type Segment = NonNullable<ReportDeclaration['segment']>;

/** `contentName==Banner;contentPiece==oak.png`; below a row the other way round. */
function segmentOf(own: string, other: string): Segment {
  return (label, row, [parent]) => {
    if (row.isSummary) return undefined;
    const here = `${own}==${encodeURIComponent(label)}`;
    return parent === undefined ? here : `${other}==${encodeURIComponent(parent)};${here}`;
  };
}

/** The rows below a row are asked for with its number: those of the other report's record. */
export function recordFor(here: string, below: string): (context: ReportContext) => string {
  return (context) => (context.parameter('idSubtable') === '' ? here : below);
}

const common = {
  category: 'General_Actions',
  subcategory: 'Contents_Contents',
  emptyReason: 'Contents_Empty',
  metrics: ['nb_visits', 'nb_uniq_visitors', 'nb_impressions', 'nb_interactions'],
  processedMetrics: ['interaction_rate'],
  metadata: { contentTarget: (_label: string, _context: ReportContext, row: Row) => row.metadata.contentTarget },
  visualization: 'table',
} as const satisfies Partial<ReportDeclaration>;

export default defineReports([
  {
    ...common,
    method: 'getContentNames',
    name: 'Contents_Names',
    documentation: 'Contents_NamesDocumentation',
    order: 35,
    dimension: 'Contents_ContentName',
    record: 'Contents_name_piece',
    recordOf: recordFor('Contents_name_piece', 'Contents_piece_name'),
    subtable: 'getContentPieces',
    segment: segmentOf('contentName', 'contentPiece'),
  },
  {
    ...common,
    method: 'getContentPieces',
    name: 'Contents_Pieces',
    documentation: 'Contents_PiecesDocumentation',
    order: 36,
    dimension: 'Contents_ContentPiece',
    record: 'Contents_piece_name',
    recordOf: recordFor('Contents_piece_name', 'Contents_name_piece'),
    subtable: 'getContentNames',
    segment: segmentOf('contentPiece', 'contentName'),
  },
]);
