import { defineApi, toDateText, type ApiServices, type JsonValue, type Site } from 'heartwood/sdk';
import { askedPeriods, spanOf, type AskedTime } from './askedPeriods';
import { dropNote, dropNotes, isIn, keepNote, nextId, parseNote, readNotes, requireNote, toAnswer } from './notes';

const idSite = { type: 'number' } as const;
const idNote = { type: 'number' } as const;
const lastN = { type: 'number', default: 0 } as const;
const period = { type: 'period', default: 'day' } as const;

export default defineApi({
  add: {
    parameters: {
      idSite,
      date: { type: 'date' },
      note: { type: 'text' },
      starred: { type: 'boolean', default: false },
    },
    writes: true,
    documentation: 'Adds a note about a day and answers it.',
    run(values, services) {
      const site = services.sites.byId(values.idSite);
      const note = {
        idNote: nextId(services, site.idsite),
        date: toDay(services, site, values.date),
        note: parseNote(values.note),
        starred: toStar(values.starred),
      };
      return toAnswer(keepNote(services, site.idsite, note));
    },
  },
  save: {
    parameters: {
      idSite,
      idNote,
      date: { type: 'date', default: null },
      note: { type: 'text', default: null },
      starred: { type: 'boolean', default: null },
    },
    writes: true,
    documentation: 'Changes a note and answers it; what is not given stays as it is.',
    run(values, services) {
      const site = services.sites.byId(values.idSite);
      const before = requireNote(services, site.idsite, values.idNote);
      const note = {
        idNote: before.idNote,
        date: values.date === null ? before.date : toDay(services, site, values.date),
        note: values.note === null ? before.note : parseNote(values.note),
        starred: values.starred === null ? before.starred : toStar(values.starred),
      };
      return toAnswer(keepNote(services, site.idsite, note));
    },
  },
  delete: {
    parameters: { idSite, idNote },
    writes: true,
    documentation: 'Removes a note.',
    run(values, services) {
      const { idsite } = services.sites.byId(values.idSite);
      dropNote(services, idsite, requireNote(services, idsite, values.idNote).idNote);
    },
  },
  deleteAll: {
    parameters: { idSite },
    writes: true,
    documentation: 'Removes all notes of a site.',
    run: (values, services) => dropNotes(services, services.sites.byId(values.idSite).idsite),
  },
  get: {
    parameters: { idSite, idNote },
    documentation: 'One note.',
    run(values, services) {
      const { idsite } = services.sites.byId(values.idSite);
      return toAnswer(requireNote(services, idsite, values.idNote));
    },
  },
  getAll: {
    parameters: { idSite: { type: 'site' }, date: { type: 'date', default: null }, period, lastN },
    documentation: 'Notes by site: all, or those of a period, with lastN also of the periods before it.',
    run: (values, services): JsonValue =>
      bySite(services, values.idSite, (site) => {
        const notes = readNotes(services, site.idsite);
        if (values.date === null) return notes.map(toAnswer);
        const span = spanOf(askedPeriods(services, { ...(values as AskedTime), idSite: site.idsite }));
        return notes.filter((note) => isIn(span, note)).map(toAnswer);
      }),
  },
  getAnnotationCountForDates: {
    parameters: {
      idSite: { type: 'site' },
      date: { type: 'date' },
      period: { type: 'period' },
      lastN,
      getAnnotationText: { type: 'boolean', default: false },
    },
    documentation: 'How many notes, and starred ones, each period has, by site; the text where there is just one.',
    run: (values, services): JsonValue =>
      bySite(services, values.idSite, (site) =>
        askedPeriods(services, { ...(values as AskedTime), idSite: site.idsite }).map((asked): JsonValue => {
          const notes = readNotes(services, site.idsite).filter((note) => isIn(asked, note));
          const starred = notes.filter((note) => note.starred === 1).length;
          const count: Record<string, JsonValue> = { count: notes.length, starred };
          if (values.getAnnotationText && notes.length === 1) count.note = notes[0]?.note ?? '';
          return [toDateText(asked.first), count];
        }),
      ),
  },
});

function bySite(services: ApiServices, idSites: string, read: (site: Site) => JsonValue[]): JsonValue {
  return Object.fromEntries(services.sites.asked(idSites).map((site) => [String(site.idsite), read(site)]));
}

function toDay(services: ApiServices, { idsite }: Site, date: string): string {
  const [asked] = askedPeriods(services, { idSite: idsite, period: 'day', date, lastN: 0 });
  return toDateText(asked?.first ?? 0);
}

function toStar(isStarred: boolean): 0 | 1 {
  return isStarred ? 1 : 0;
}
