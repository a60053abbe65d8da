import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WritableDatabase } from '@main/core/db/Database';
import { openWritable } from '@main/core/db/openDatabase';
import { readSetting, toSettingKey, writeSetting } from '@main/core/settings/Settings';

let db: WritableDatabase;
beforeEach(() => (db = openWritable(':memory:')));
afterEach(() => db.close());

describe('settings', () => {
  test('have defaults', () => {
    expect(readSetting(db, 'archive.afterImport')).toBe(true);
    expect(readSetting(db, 'tracker.visitorRecognition')).toBe('stable');
    expect(readSetting(db, 'geo.database')).toBe('');
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

  test.each([
    ['archive.afterImport', 'yes'],
    ['tracker.visitorRecognition', 'cookies'],
    ['geo.database', '/nowhere/City.mmdb'],
  ] as const)('%s does not take %s', (key, value) => {
    const before = readSetting(db, key);
    expect(() => writeSetting(db, key, value)).toThrow(expect.objectContaining({ code: 'setting.invalid' }));
    expect(readSetting(db, key)).toBe(before);
  });

  test('an unknown one names those that exist', () => {
    expect(() => toSettingKey('colour')).toThrow(/colour.*geo\.database/);
  });
});
