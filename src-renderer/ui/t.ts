import { en, type TextKey } from './texts/en';

export type Texts = Readonly<Record<TextKey, string>>;

/** Languages there are texts for; a language is one more file beside `en`. */
const languages: Readonly<Record<string, Texts>> = { en };

let texts: Texts = en;
let locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

/** Picks the texts for a BCP 47 tag; numbers and dates follow the tag even where texts fall back to English. */
export function setLanguage(tag: string): void {
  locale = tag;
  texts = languages[tag.toLowerCase().split('-')[0] ?? 'en'] ?? en;
}

export function currentLocale(): string {
  return locale;
}

/** The text of a key, its `{name}` places filled. */
export function t(key: TextKey, params: Readonly<Record<string, string | number>> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
