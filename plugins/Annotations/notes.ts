import { AppError, parseDay, type ApiServices, type JsonValue, type Period } from 'heartwood/sdk';

/** A note about a day of a site, as it is kept. */
export interface Note {
  idNote: number;
  /** `2015-05-17` */
  date: string;
  note: string;
  starred: 0 | 1;
}

const OPTION = 'Annotations_notes';
const MAX_LENGTH = 1000;

/** The notes of a site by day; those of one day in the order in which they were written. */
export function readNotes(services: ApiServices, idSite: number): Note[] {
  return (services.options.read(idSite, OPTION) ?? []) as unknown as Note[];
}

/** Throws: AppError api.parameterInvalid. */
export function requireNote(services: ApiServices, idSite: number, idNote: number): Note {
  const notes = readNotes(services, idSite);
  const found = notes.find((note) => note.idNote === idNote);
  if (found) return found;
  const hint = `Notes of the site: ${notes.map((note) => note.idNote).join(', ') || 'none yet'}.`;
  throw new AppError('api.parameterInvalid', { name: 'idNote', value: idNote, hint });
}

/** Keeps a note, in the place of the one with its number if there is one. */
export function keepNote(services: ApiServices, idSite: number, note: Note): Note {
  const others = readNotes(services, idSite).filter(({ idNote }) => idNote !== note.idNote);
  const notes = [...others, note].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.idNote - b.idNote));
  services.options.write(idSite, OPTION, notes as unknown as JsonValue);
  return note;
}

export function dropNote(services: ApiServices, idSite: number, idNote: number): void {
  const notes = readNotes(services, idSite).filter((note) => note.idNote !== idNote);
  services.options.write(idSite, OPTION, notes.length > 0 ? (notes as unknown as JsonValue) : null);
}

export function dropNotes(services: ApiServices, idSite: number): void {
  services.options.write(idSite, OPTION, null);
}

export function nextId(services: ApiServices, idSite: number): number {
  return Math.max(-1, ...readNotes(services, idSite).map(({ idNote }) => idNote)) + 1;
}

/** Throws: AppError api.parameterInvalid. */
export function parseNote(text: string): string {
  const note = text.trim();
  const hint =
    note === '' ? 'Write what happened.' : `A note has at most ${MAX_LENGTH} letters, this has ${note.length}.`;
  if (note !== '' && note.length <= MAX_LENGTH) return note;
  throw new AppError('api.parameterInvalid', { name: 'note', value: note.slice(0, 40), hint });
}

export function isIn({ first, last }: Pick<Period, 'first' | 'last'>, { date }: Note): boolean {
  const day = parseDay(date) ?? 0;
  return day >= first && day <= last;
}

/** As Matomo's API shows it; on one's own machine every note is one's own. */
export function toAnswer({ idNote, date, note, starred }: Note): JsonValue {
  return { date, note, starred, user: '', idNote, canEditOrDelete: true };
}
