import { currentLanguage, fillPlaces } from './t';

/** Makes a plugin's `t` from the texts of its screens by language (`components/lang`), English where one lacks. */
export function defineTexts<Key extends string>(
  languages: Readonly<{ en: Readonly<Record<Key, string>> } & Record<string, Readonly<Partial<Record<Key, string>>>>>,
) {
  return (key: Key, params: Readonly<Record<string, string | number>> = {}): string =>
    fillPlaces(languages[currentLanguage()]?.[key] ?? languages.en[key], params);
}
