import type { DataTable } from '@shared/datatable/DataTable';
import { withParts, withRows } from '@shared/datatable/derive';
import { rememberShared } from '@shared/datatable/rememberShared';
import { archiveOf } from '../archive/Archive';
import type { ArchiveRequest, TableOptions } from '../archive/ArchiveRequest';
import { isBelowOthers } from '../archive/others/UncutRecord';
import type { Engine } from '../Engine';

/** A record of an archive. */
export interface RecordSource {
  engine: Engine;
  request: ArchiveRequest;
  record: string;
}

/** The rows of a record: those of a stored table, or with `others` those that its Others row stands for. */
export async function readRows(
  source: RecordSource,
  { others = false, ...options }: TableOptions & { others?: boolean },
): Promise<DataTable> {
  const { engine, request, record } = source;
  const { idSubtable, expanded, depth } = options;
  const archive = archiveOf(engine);
  if (isBelowOthers(idSubtable)) {
    const uncut = await archive.uncut.read({ ...request, record });
    return expanded ? uncut.expand(uncut.tableBelow(idSubtable), depth) : uncut.tableBelow(idSubtable);
  }
  const stored = await archive.getDataTable(request, record, options);
  if (!others) {
    const by = idSubtable ?? 0;
    return rememberShared(stored, 'others', { by, make: () => withOthersLinks(stored, by) });
  }
  if (stored.summaryRow?.metadata.is_cut !== true) return withRows(stored, []);
  const uncut = await archive.uncut.read({ ...request, record });
  const found = uncut.others(stored, idSubtable ? await readLabelsAbove(source, idSubtable) : []);
  return withRows(stored, expanded ? uncut.expand(found, depth) : found);
}

/** The raw labels above a subtable. Numbers go depth-first, so the way down is known at every level. */
export async function readLabelsAbove(
  { engine, request, record }: RecordSource,
  idSubtable: number,
): Promise<string[]> {
  const archive = archiveOf(engine);
  if (isBelowOthers(idSubtable)) return (await archive.uncut.read({ ...request, record })).labelsAbove(idSubtable);
  const labels: string[] = [];
  for (let at = 0; at !== idSubtable;) {
    const table = await archive.getDataTable(request, record, at === 0 ? {} : { idSubtable: at });
    const rows = [...table].filter((row) => (row.idSubtable ?? Infinity) <= idSubtable);
    const next = rows.reduce((best, row) => ((row.idSubtable ?? 0) > (best?.idSubtable ?? at) ? row : best), rows[0]);
    if (!next?.idSubtable || next.idSubtable <= at) return labels;
    labels.push(next.label);
    at = next.idSubtable;
  }
  return labels;
}

/** Others rows of cut tables say how their rows are asked for. */
function withOthersLinks(table: DataTable, idSubtable: number): DataTable {
  if (!hasCut(table)) return table;
  const rows = [...table].map((row) => {
    if (row.subtable) return withParts(row, { subtable: withOthersLinks(row.subtable, row.idSubtable ?? 0) });
    const { is_cut: isCut, ...metadata } = row.metadata;
    if (isCut !== true) return row;
    return withParts(row, { metadata: { ...metadata, others: toQuery(idSubtable) } });
  });
  return withRows(table, rows);
}

function hasCut({ rows, summaryRow }: DataTable): boolean {
  if (summaryRow?.metadata.is_cut === true) return true;
  return rows.some(({ subtable }) => subtable !== null && hasCut(subtable));
}

function toQuery(idSubtable: number): string {
  return idSubtable === 0 ? 'others=1' : `others=1&idSubtable=${idSubtable}`;
}
