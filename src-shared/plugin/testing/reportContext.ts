import type { ReportContext } from '../index';

/** What a report's functions are handed, in tests: texts by key, English names, the site https://example.com. */
export function reportContext(plugin: string, texts: Readonly<Record<string, string>>): ReportContext {
  const names = {
    region: new Intl.DisplayNames('en', { type: 'region' }),
    language: new Intl.DisplayNames('en', { type: 'language' }),
  };
  return {
    idSite: 1,
    siteUrl: 'https://example.com',
    periodType: 'day',
    translate: (key) => texts[key.replace(`${plugin}_`, '')] ?? key,
    displayName: (type, code) => names[type].of(code) ?? code,
    parameter: () => '',
  };
}
