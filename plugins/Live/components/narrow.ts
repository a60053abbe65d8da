import type { Selection } from '@renderer/report/ReportMetadata';
import type { RowOfReport } from '@renderer/report/views';

/** The selection with another condition; both must hold. */
export function narrow(selection: Selection, condition: string): Selection {
  const segment = [selection.segment, condition].filter(Boolean).join(';');
  return segment === '' ? selection : { ...selection, segment };
}

/** The visits, or the requests of the chosen audience, that a row stands for. */
export function toRowSelection({ report, row, selection }: RowOfReport): Selection {
  const audience = report.parameters?.audience;
  const ofRow = narrow(selection, typeof row.segment === 'string' ? row.segment : '');
  return narrow(ofRow, audience ? `audience==${audience}` : '');
}

/** Can a segment say which visits a row stands for? */
export function hasSegment({ row }: Pick<RowOfReport, 'row'>): boolean {
  return typeof row.segment === 'string' && row.segment !== '';
}
