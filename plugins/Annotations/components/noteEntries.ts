import { useAnswer } from '@renderer/report/ApiContext';
import { toEvolution } from '@renderer/report/evolution';
import type { Selection } from '@renderer/report/ReportMetadata';
import { parseDay, toDateText, type Period } from '@shared/period/Period';
import { useMemo } from 'react';

/** A note as Annotations.getAll answers it. */
export interface NoteEntry {
  idNote: number;
  date: string;
  note: string;
  starred: 0 | 1;
}

/** The notes of one point of a chart. */
export interface Mark {
  part: Period;
  /** Where on the axis, from 0 to 1. */
  place: number;
  notes: NoteEntry[];
}

/** The points of the selection's chart that have notes, and all of its time. */
export function useMarks({ idSite, period, date }: Selection): { marks: Mark[]; span: Period } {
  const { parts } = useMemo(() => toEvolution({ period, date }), [period, date]);
  const span: Period = { type: 'range', first: parts[0]?.first ?? 0, last: parts.at(-1)?.last ?? 0 };
  const { data } = useAnswer<Readonly<Record<string, NoteEntry[]>>>({
    method: 'Annotations.getAll',
    idSite: String(idSite),
    period: 'range',
    date: `${toDateText(span.first)},${toDateText(span.last)}`,
  });
  const notes = data?.[String(idSite)] ?? [];
  return { marks: toMarks(parts, notes), span };
}

export function toMarks(parts: readonly Period[], notes: readonly NoteEntry[]): Mark[] {
  return parts.flatMap((part, i) => {
    const own = notes.filter((note) => isIn(part, note));
    const place = parts.length > 1 ? i / (parts.length - 1) : 0.5;
    return own.length > 0 ? [{ part, place, notes: own }] : [];
  });
}

function isIn({ first, last }: Period, { date }: NoteEntry): boolean {
  const day = parseDay(date) ?? -1;
  return day >= first && day <= last;
}
