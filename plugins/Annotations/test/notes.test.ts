import type { ApiServices, JsonValue } from 'heartwood/sdk';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropNote, isIn, keepNote, nextId, parseNote, readNotes, requireNote } from '../notes';

let kept: Map<string, JsonValue>;
let services: ApiServices;
beforeEach(() => {
  kept = new Map();
  const options: ApiServices['options'] = {
    read: (idSite, name) => kept.get(`${idSite} ${name}`) ?? null,
    write: (idSite, name, value) => void kept.set(`${idSite} ${name}`, value),
  };
  services = { options } as ApiServices;
});

const may = (day: number, idNote: number) =>
  ({ idNote, date: `2015-05-0${day}`, note: `note ${idNote}`, starred: 0 }) as const;

describe('notes', () => {
  it('lie by day, those of one day by number', () => {
    for (const note of [may(3, 2), may(1, 1), may(3, 0)]) keepNote(services, 1, note);
    expect(readNotes(services, 1).map(({ idNote }) => idNote)).toEqual([1, 0, 2]);
    expect(readNotes(services, 2)).toEqual([]);
  });

  it('keep their numbers when others go', () => {
    for (const note of [may(1, 0), may(2, 1)]) keepNote(services, 1, note);
    dropNote(services, 1, 0);
    expect([readNotes(services, 1), nextId(services, 1)]).toEqual([[may(2, 1)], 2]);
  });

  it('are looked for by number', () => {
    keepNote(services, 1, may(1, 4));
    expect(() => requireNote(services, 1, 5)).toThrow(/Notes of the site: 4\./);
  });

  it('say something, and not everything', () => {
    expect(parseNote('  Sale\n')).toBe('Sale');
    expect(() => parseNote(' ')).toThrow(/Write what happened/);
    expect(() => parseNote('x'.repeat(1001))).toThrow(/at most 1000 letters, this has 1001/);
  });

  it('belong to a period with its first and its last day', () => {
    const day = Date.UTC(2015, 4, 3) / 86_400_000;
    const around = [day - 1, day, day + 1].map((first) => isIn({ first, last: first }, may(3, 0)));
    expect(around).toEqual([false, true, false]);
  });
});
