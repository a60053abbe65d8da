import de from './texts/de.json';
import en from './texts/en.json';
import es from './texts/es.json';
import fr from './texts/fr.json';

export type TextKey = keyof typeof en;

type Texts = Readonly<Record<TextKey, string>>;

/** The screens' texts by language; English stands in for a key that one lacks. */
const texts: Readonly<Record<string, Texts>> = { de: { ...en, ...de }, en, es: { ...en, ...es }, fr: { ...en, ...fr } };

let shown: Texts = en;
let locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

/** The languages that one can choose. */
export const languages: readonly string[] = Object.keys(texts);

/** Picks the texts for a BCP 47 tag; numbers and dates follow the tag even where texts fall back to English. */
export function setLanguage(tag: string): void {
  locale = tag;
  shown = texts[languageOf(tag)] ?? en;
}

export function currentLocale(): string {
  return locale;
}

/** The language of the texts, as the engine's `language` takes it. */
export function currentLanguage(): string {
  const language = languageOf(locale);
  return language in texts ? language : 'en';
}

/** The text of a key, its `{name}` places filled. */
export function t(key: TextKey, params: Readonly<Record<string, string | number>> = {}): string {
  return fillPlaces(shown[key], params);
}

/** `{name}` is replaced by what `params` says of it. */
export function fillPlaces(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? 'en';
}
