import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generationOf, raiseGeneration } from '@main/core/archive/generations';
import type { WritableDatabase } from '@main/core/db/Database';
import { openWritable } from '@main/core/db/openDatabase';
import { readTableLimits } from '@main/core/archive/tableLimits';
import { sql } from '@main/core/db/sql';
import { readSetting, toSettingKey, writeSetting } from '@main/core/settings/Settings';

let db: WritableDatabase;
beforeEach(() => (db = openWritable(':memory:')));
afterEach(() => db.close());

describe('settings', () => {
  test('have defaults', () => {
    expect(readSetting(db, 'archive.afterImport')).toBe(true);
    expect(readSetting(db, 'tracker.visitorRecognition')).toBe('stable');
    expect(readSetting(db, 'geo.database')).toBe('');
    expect(readTableLimits(db)).toEqual({ day: 50_000, rows: 5000, subtableRows: 1000 });
  });

  test('take text as the command line brings it', () => {
    writeSetting(db, 'archive.afterImport', 'false');
    expect(readSetting(db, 'archive.afterImport')).toBe(false);
  });

  test('tell whether visits have to be made anew', () => {
    expect(writeSetting(db, 'tracker.visitorRecognition', 'daily')).toBe(true);
    expect(writeSetting(db, 'tracker.visitorRecognition', 'daily')).toBe(false);
    expect(writeSetting(db, 'archive.onRequest', false)).toBe(false);
  });

  test('other limits of rows make all archives due, and no visits', () => {
    raiseGeneration(db, 1, [16570, 16571]);
    db.execute('UPDATE site_day SET derived = generation');
    const before = generationOf(db, 1, { first: 16570, last: 16570 });
    expect(writeSetting(db, 'archive.maxRows', '5000')).toBe(false);
    expect(generationOf(db, 1, { first: 16570, last: 16570 })).toBe(before);
    expect(writeSetting(db, 'archive.maxRows', '20')).toBe(false);
    expect(generationOf(db, 1, { first: 16570, last: 16570 })).toBeGreaterThan(before);
    expect(db.all(sql`SELECT day FROM site_day WHERE derived <> generation`)).toEqual([]);
  });

  test.each([
    ['archive.afterImport', 'yes'],
    ['tracker.visitorRecognition', 'cookies'],
    ['archive.maxRows', '1'],
    ['archive.maxRows', '2.5'],
    ['tracker.referrerSpammers', 'https://spam.example/'],
    ['tracker.referrerSpammers', 'spam'],
  ] as const)('%s does not take %s', (key, value) => {
    const before = readSetting(db, key);
    expect(() => writeSetting(db, key, value)).toThrow(expect.objectContaining({ code: 'setting.invalid' }));
    expect(readSetting(db, key)).toBe(before);
  });

  test('an unknown one names those that exist', () => {
    expect(() => toSettingKey('colour')).toThrow(/colour.*geo\.database/);
  });
});
