import type { Selection } from '@renderer/report/ReportMetadata';
import type { RowOfReport } from '@renderer/report/views';

/** The selection with another condition; both must hold. */
export function narrow(selection: Selection, condition: string): Selection {
  const segment = [selection.segment, condition].filter(Boolean).join(';');
  return segment === '' ? selection : { ...selection, segment };
}

/** The visits that a row stands for. */
export function toRowSelection({ row, selection }: RowOfReport): Selection {
  return narrow(selection, typeof row.segment === 'string' ? row.segment : '');
}

/** Can a segment say which visits a row stands for? */
export function hasSegment({ row }: Pick<RowOfReport, 'row'>): boolean {
  return typeof row.segment === 'string' && row.segment !== '';
}
