import type { DataTable } from 'heartwood/sdk';
import { dayLogs, reportContext } from 'heartwood/testing';
import { describe, expect, it } from 'vitest';
import archiver from '../archiver';
import { languageCodeName, languageName, parseLanguage } from '../languages';
import texts from '../lang/en.json';

describe('languages', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de-at'],
    ['en', 'en'],
    ['EN-us', 'en-us'],
    ['zh-Hans-CN,zh;q=0.9', 'zh-cn'],
    ['es-419,es;q=0.9', 'es'],
    ['ast', 'ast'],
    ['en;q=0.5', 'en'],
    ['', null],
    ['*', null],
    ['english', null],
    ['-', null],
  ])('%j asks for %j', (header, language) => {
    expect(parseLanguage(header)).toBe(language);
  });

  it('have names', () => {
    const context = reportContext('UserLanguage', texts);
    expect(languageName('en-us', context)).toBe('English');
    expect(languageCodeName('en-us', context)).toBe('English - United States (en-us)');
    expect(languageCodeName('de', context)).toBe('German (de)');
    expect(languageCodeName('xx', context)).toBe('General_Unknown');
  });
});

it('counts visits by language, those without one, too', () => {
  const day = archiver.aggregateDay(dayLogs([{ location_browser_lang: 'de' }, { location_browser_lang: 'de' }, {}]));
  const { rows } = day.UserLanguage_language as DataTable;
  expect(rows.map((row) => [row.label, row.number('nb_visits')])).toEqual([
    ['de', 2],
    ['xx', 1],
  ]);
});
